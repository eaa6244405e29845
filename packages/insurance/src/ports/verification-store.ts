import type { PublicEvent } from '@frontdesk/contracts/events';
import type { Verification } from '../domain/verification.ts';

export interface VerificationKey {
  readonly practiceId: string;
  readonly verificationId: string;
}

export interface VerificationReader {
  /** As it is after every write that was answered. */
  read(key: VerificationKey): Promise<Verification | undefined>;
}

export interface VerificationChange {
  /** What was read; nothing is written when it is no longer so. */
  readonly before: Verification;
  readonly after: Verification;
  /** Published in the same transaction. */
  readonly event?: PublicEvent;
  /** Epoch milliseconds. */
  readonly deadline: number;
}

export interface VerificationWriter {
  /** False: somebody else changed it meanwhile. Throws UNAVAILABLE. */
  change(change: VerificationChange): Promise<boolean>;
}

export interface ForgottenVerifications {
  /** Open verifications whose `sweepAt` is `now` (epoch milliseconds) or earlier, about `limit` of them. May lag behind writes. */
  find(now: number, limit: number): Promise<readonly VerificationKey[]>;
}
