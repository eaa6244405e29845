import type { Answer } from '@frontdesk/core/answer';
import { AppError } from '@frontdesk/core/app-error';
import type { Clock } from '@frontdesk/core/clock';
import { IDEMPOTENCY_TTL_SECONDS, type IdempotencyScope } from '@frontdesk/core/idempotency';
import type { KeptAnswers } from '../ports/kept-answers.ts';

/** Answers in memory. Passes the suite of its port. */
export class InMemoryKeptAnswers implements KeptAnswers {
  readonly #clock: Clock;
  readonly #kept = new Map<string, { requestHash: string; answer: Answer; expiresAt: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async find({ scope, requestHash }: IdempotencyScope): Promise<Answer | undefined> {
    const kept = this.#kept.get(scope);
    if (kept === undefined || kept.expiresAt < this.#clock.now() / 1000) return undefined;
    if (kept.requestHash !== requestHash) throw new AppError('IDEMPOTENCY_KEY_REUSED');
    return kept.answer;
  }

  async keep(idempotency: IdempotencyScope, answer: Answer): Promise<Answer> {
    const kept = await this.find(idempotency);
    if (kept !== undefined) return kept;
    const expiresAt = this.#clock.now() / 1000 + IDEMPOTENCY_TTL_SECONDS;
    this.#kept.set(idempotency.scope, { requestHash: idempotency.requestHash, answer, expiresAt });
    return answer;
  }
}
