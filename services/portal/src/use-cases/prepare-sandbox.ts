import type { Clock } from '@frontdesk/core/clock';
import type { PlanListStore } from '@frontdesk/insurance/ports/plan-lists';
import { importInsurancePlans } from '@frontdesk/insurance/use-cases/import-insurance-plans';
import type { ChangeRulesPorts } from '@frontdesk/practices/use-cases/change-rules';
import { importPractice } from '@frontdesk/practices/use-cases/import-practice';
import { sandboxPlans, sandboxPractice } from '../domain/sandbox-template.ts';

export interface PrepareSandboxPorts {
  readonly rules: ChangeRulesPorts;
  readonly plans: PlanListStore;
  readonly clock: Clock;
}

/** Gives a sandbox the rules and the insurance plans of the template. May be repeated. Throws UNAVAILABLE. */
export async function prepareSandbox(
  { rules, plans, clock }: PrepareSandboxPorts,
  practiceId: string,
  deadline: number,
): Promise<void> {
  await importPractice(rules, sandboxPractice(practiceId), deadline);
  await importInsurancePlans({ lists: plans, clock }, sandboxPlans(practiceId), deadline);
}
