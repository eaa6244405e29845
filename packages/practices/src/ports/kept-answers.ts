import type { Answer } from '@frontdesk/core/answer';
import type { IdempotencyScope } from '@frontdesk/core/idempotency';

/** The first answers of requests that carried an idempotency key. */
export interface KeptAnswers {
  /** The kept answer; `undefined` when there is none (any more). Throws IDEMPOTENCY_KEY_REUSED for another request. */
  find(idempotency: IdempotencyScope): Promise<Answer | undefined>;
  /** Keeps an answer, unless one is kept already; returns the one that is kept. Throws as `find` does. */
  keep(idempotency: IdempotencyScope, answer: Answer, deadline: number): Promise<Answer>;
}
