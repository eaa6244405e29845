import type { Phi } from '@frontdesk/core/phi';
import type { Lane, PayerAnswer } from '../domain/payer-answer.ts';
import type { Subscriber } from '../domain/subscriber.ts';

export type { Lane, PayerAnswer, PayerFault } from '../domain/payer-answer.ts';

export interface EligibilityInquiry {
  /** The same over all tries of one verification. Not every clearinghouse takes it for an idempotency key: Stedi documents none for
   *  eligibility, so a try whose answer got lost may be charged again (ADR-0048). */
  readonly inquiryId: string;
  readonly practiceId: string;
  readonly payerId: string;
  readonly provider: { readonly npi: string; readonly organizationName: string };
  readonly subscriber: Phi<Subscriber>;
  /** `YYYY-MM-DD`. */
  readonly serviceDate: string;
}

/** Asks health insurers whether they cover a patient. Answers by `deadline` (epoch milliseconds) whatever the payer does, and
 *  does not throw for what a payer does. */
export interface Payer {
  checkEligibility(
    inquiry: EligibilityInquiry,
    options: { readonly deadline: number; readonly lane: Lane },
  ): Promise<PayerAnswer>;
}
