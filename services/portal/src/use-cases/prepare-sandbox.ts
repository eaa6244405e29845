import type { Clock } from '@frontdesk/core/clock';
import type { NightRunRegister } from '@frontdesk/insurance/ports/night-runs';
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

/** Nobody comes to a sandbox tomorrow whose coverage a payer would have to be asked for tonight. */
const NO_NIGHTS: NightRunRegister = { register: async () => undefined };

/** Gives a sandbox the rules and the insurance plans of the template. May be repeated. Throws UNAVAILABLE. */
export async function prepareSandbox(
  { rules, plans, clock }: PrepareSandboxPorts,
  practiceId: string,
  deadline: number,
): Promise<void> {
  await importPractice(rules, sandboxPractice(practiceId), deadline);
  await importInsurancePlans({ lists: plans, nights: NO_NIGHTS, clock }, sandboxPlans(practiceId), deadline);
}
