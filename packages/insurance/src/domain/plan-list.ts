import type { InsurancePlan } from '@frontdesk/contracts/insurance-plan';

/** Who a practice is to payers: its NPI (45 CFR 162.406) and the name that belongs to it. */
export interface BillingProvider {
  readonly npi: string;
  readonly organizationName: string;
}

/** The insurance plans that a practice takes, as its operator last listed them. */
export interface PlanList {
  /** Grows with every change. */
  readonly version: number;
  /** By payer and name. */
  readonly plans: readonly InsurancePlan[];
  /** Absent: nobody has told, and payers are not asked for the practice. */
  readonly billingProvider?: BillingProvider;
}
