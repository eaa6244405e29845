import { AppError } from '@frontdesk/core/app-error';
import type { Clock } from '@frontdesk/core/clock';
import type { Context } from 'aws-lambda';

/** Kept for the way back: the answer's own milliseconds, and a clock that is not ours. */
const RESERVE_MILLISECONDS = 500;
/** How long before its own timeout a function answers UNAVAILABLE itself. */
export const LAST_WORD_MILLISECONDS = 200;

/** Epoch milliseconds by which an invocation's answer must have left. */
export function deadlineOf(context: Context, clock: Clock): number {
  return clock.now() + context.getRemainingTimeInMillis() - RESERVE_MILLISECONDS;
}

/** The last word of a function that has run out of time. */
export function refuseForLackOfTime(): never {
  throw new AppError('UNAVAILABLE');
}
