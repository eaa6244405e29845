import type { Phi } from '@frontdesk/core/phi';
import type { Coverage } from '../domain/coverage.ts';
import type { Subscriber } from '../domain/subscriber.ts';

/** Where an inquiry comes from: somebody waits at the desk, or it is for a later day. */
export type Lane = 'desk' | 'night';

export interface EligibilityInquiry {
  /** The same over all tries of one verification: the idempotency key at the clearinghouse. */
  readonly inquiryId: string;
  readonly practiceId: string;
  readonly payerId: string;
  readonly provider: { readonly npi: string; readonly organizationName: string };
  readonly subscriber: Phi<Subscriber>;
  /** `YYYY-MM-DD`. */
  readonly serviceDate: string;
}

/** Why a payer did not answer an inquiry, and who can mend it. */
export interface PayerFault {
  /** The payer's AAA code (X12 271, such as `72`), or one of ours in capitals. */
  readonly code: string;
  readonly fixBy: 'caller' | 'practice' | 'payer';
  readonly retryable: boolean;
}

export type PayerAnswer =
  | { readonly kind: 'answered'; readonly coverage: Phi<Coverage> }
  /** The payer was reached and refused. */
  | { readonly kind: 'refused'; readonly errors: readonly PayerFault[] }
  /** Nothing is known of the member: the payer was not reached, not asked, or not understood. */
  | {
      readonly kind: 'unavailable';
      readonly reason: 'timeout' | 'connection' | 'throttled' | 'garbled' | 'circuit-open' | 'bulkhead-full';
      readonly retryAfterSeconds?: number;
    };

/** Asks health insurers whether they cover a patient. Answers by `deadline` (epoch milliseconds) whatever the payer does, and
 *  does not throw for what a payer does. */
export interface Payer {
  checkEligibility(
    inquiry: EligibilityInquiry,
    options: { readonly deadline: number; readonly lane: Lane },
  ): Promise<PayerAnswer>;
}
