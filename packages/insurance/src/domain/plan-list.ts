import type { InsurancePlan } from '@frontdesk/contracts/insurance-plan';

/** The insurance plans that a practice takes, as its operator last listed them. */
export interface PlanList {
  /** Grows with every change. */
  readonly version: number;
  readonly plans: readonly InsurancePlan[];
}
