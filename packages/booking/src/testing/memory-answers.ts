import type { Answer } from '@frontdesk/core/answer';
import { AppError } from '@frontdesk/core/app-error';
import type { Clock } from '@frontdesk/core/clock';
import { IDEMPOTENCY_TTL_SECONDS, type IdempotencyScope } from '@frontdesk/core/idempotency';

interface KeptAnswer {
  readonly requestHash: string;
  readonly answer: Answer;
  readonly expiresAt: number;
}

/** The first answer to each idempotency key. */
export class MemoryAnswers {
  readonly #clock: Clock;
  readonly #answers = new Map<string, KeptAnswer>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Throws IDEMPOTENCY_KEY_REUSED. */
  find({ scope, requestHash }: IdempotencyScope): Answer | undefined {
    const kept = this.#answers.get(scope);
    if (kept === undefined || kept.expiresAt < this.#clock.now() / 1000) return undefined;
    if (kept.requestHash !== requestHash) throw new AppError('IDEMPOTENCY_KEY_REUSED');
    return kept.answer;
  }

  keep({ scope, requestHash }: IdempotencyScope, answer: Answer): void {
    const expiresAt = this.#clock.now() / 1000 + IDEMPOTENCY_TTL_SECONDS;
    this.#answers.set(scope, { requestHash, answer, expiresAt });
  }
}
