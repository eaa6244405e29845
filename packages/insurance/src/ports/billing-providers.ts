import type { EligibilityInquiry } from './payer.ts';

/** Who a practice is to payers. */
export interface BillingProviders {
  /** Undefined: the practice has told us no NPI. */
  of(practiceId: string): Promise<EligibilityInquiry['provider'] | undefined>;
}
