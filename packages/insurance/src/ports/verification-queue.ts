import type { Lane } from './payer.ts';
import type { VerificationKey } from './verification-store.ts';

/** The longest that a queue keeps a message back. Source: SQS API reference, SendMessage. */
export const LONGEST_DELAY_SECONDS = 900;

/** Tells workers of verifications to look at. Messages may come more than once, and one may be lost: the record tells what is
 *  to be done, and the sweep finds what nobody was told of. */
export interface VerificationQueue {
  /** Throws UNAVAILABLE. */
  send(lane: Lane, key: VerificationKey, delaySeconds: number): Promise<void>;
}
