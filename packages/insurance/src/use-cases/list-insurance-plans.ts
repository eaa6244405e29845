import type { InsurancePlanList } from '@frontdesk/contracts/insurance-plan';
import type { PlanListReader } from '../ports/plan-lists.ts';

/** The insurance plans that a practice takes, by payer and name; none, of version 0, where nobody has listed any. */
export async function listInsurancePlans(lists: PlanListReader, practiceId: string): Promise<InsurancePlanList> {
  const { version, plans } = (await lists.read(practiceId)) ?? { version: 0, plans: [] };
  return { items: [...plans], version };
}
