import type { InsurancePlan } from '@frontdesk/contracts/insurance-plan';
import type { FlatInsurancePlan } from '@frontdesk/contracts/version-1';

/** An insurance plan in the shape of version 1. */
export function flatPlanOf({ planId, name, type, payerId, payerName }: InsurancePlan): FlatInsurancePlan {
  return { id: planId, name, type, payer: payerId, payerName };
}
