import { AppError } from '@frontdesk/core/app-error';
import type { ErrorCode } from '@frontdesk/core/error-catalogue';
import type { IdempotencyScope } from '@frontdesk/core/idempotency';
import type { Answered } from '../ports/answered.ts';
import type { KeptAnswers } from '../ports/kept-answers.ts';

/** Refusals that are decided before anything is written, where the write would have found the kept answer. */
const DECIDED_BEFORE_WRITING: readonly ErrorCode[] = [
  'FORBIDDEN',
  'INPUT_INVALID',
  'NOT_FOUND',
  'SLOT_UNAVAILABLE',
  'STALE_VERSION',
  'STATUS_CONFLICT',
];

/** Runs an operation that may refuse. A request that was answered before gets that answer all the same: rules, states and
 *  the time of day change, the answer to its key does not. Costs a read, and only on refusals with a key. */
export async function replayBeforeRefusing(
  idempotency: IdempotencyScope | undefined,
  answers: KeptAnswers,
  operation: () => Promise<Answered>,
): Promise<Answered> {
  try {
    return await operation();
  } catch (error) {
    if (idempotency === undefined || !(error instanceof AppError) || !DECIDED_BEFORE_WRITING.includes(error.code)) {
      throw error;
    }
    const answer = await answers.find(idempotency);
    if (answer === undefined) throw error;
    return { kind: 'answered', answer, replayed: true };
  }
}
