import type { Answer } from '@frontdesk/core/answer';

/** An answer, and whether an earlier request with the same key got it first. */
export interface Answered {
  readonly kind: 'answered';
  readonly answer: Answer;
  readonly replayed: boolean;
}
