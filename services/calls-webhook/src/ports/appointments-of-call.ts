import type { CallKey } from './post-call-queue.ts';

/** The appointments that were booked in a call. */
export interface AppointmentsOfCall {
  /** Their ids, in the order of the ids. */
  find(call: CallKey): Promise<readonly string[]>;
}
