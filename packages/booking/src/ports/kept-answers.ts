import type { Answer } from '@frontdesk/core/answer';
import type { IdempotencyScope } from '@frontdesk/core/idempotency';

/** The first answers of requests that carried an idempotency key. */
export interface KeptAnswers {
  /** The kept answer, undefined when there is none (any more). Throws IDEMPOTENCY_KEY_REUSED for another request. */
  find(idempotency: IdempotencyScope): Promise<Answer | undefined>;
}
