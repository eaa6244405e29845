import type { InsurancePlan } from '@frontdesk/contracts/insurance-plan';
import { AppError, type InputFault } from '@frontdesk/core/app-error';
import { canonicalJson } from '@frontdesk/core/canonical-json';
import type { Clock } from '@frontdesk/core/clock';
import type { BillingProvider, PlanList } from '../domain/plan-list.ts';
import type { NightRunRegister } from '../ports/night-runs.ts';
import type { PlanListStore } from '../ports/plan-lists.ts';

/** The plans that a practice takes from now on, and who it is to payers. */
export interface PlansDocument {
  readonly practiceId: string;
  readonly plans: readonly InsurancePlan[];
  /** Absent: as it was. */
  readonly billingProvider?: BillingProvider | undefined;
}

/** Replaces the list of a practice's plans. May be repeated: the version changes only with the content. From the first list on the practice's
 *  nights are filled with verifications. `deadline` in epoch milliseconds. Throws INPUT_INVALID with pointers into the document, UNAVAILABLE. */
export async function importInsurancePlans(
  { lists, nights, clock }: { readonly lists: PlanListStore; readonly nights: NightRunRegister; readonly clock: Clock },
  document: PlansDocument,
  deadline: number,
): Promise<PlanList> {
  const faults = faultsOf(document.plans);
  if (faults.length > 0) throw new AppError('INPUT_INVALID', { faults });
  const plans = [...document.plans].sort(byPayerAndName);
  await nights.register(document.practiceId, clock.now());
  do {
    const before = await lists.read(document.practiceId);
    const billingProvider = document.billingProvider ?? before?.billingProvider;
    const content = { plans, ...(billingProvider !== undefined && { billingProvider }) };
    const after = { version: (before?.version ?? 0) + 1, ...content };
    if (before !== undefined && canonicalJson({ ...before, version: after.version }) === canonicalJson(after))
      return before;
    if ((await lists.replaceList(document.practiceId, after)) === 'replaced') return after;
  } while (clock.now() < deadline);
  throw new AppError('UNAVAILABLE', { retryAfterSeconds: 1 });
}

/** A plan is named once, and a payer has one name: whoever chooses a plan sees what is asked of whom. */
function faultsOf(plans: readonly InsurancePlan[]): InputFault[] {
  const seen = new Set<string>();
  const payerNames = new Map<string, string>();
  return plans.flatMap(({ planId, payerId, payerName }, index) => {
    const known = payerNames.get(payerId) ?? payerName;
    const again = seen.has(planId);
    seen.add(planId);
    payerNames.set(payerId, known);
    return [
      ...(again ? [{ pointer: `/plans/${index}/planId`, message: 'must differ from the others' }] : []),
      ...(known === payerName
        ? []
        : [{ pointer: `/plans/${index}/payerName`, message: 'must be the same for all plans of a payer' }]),
    ];
  });
}

function byPayerAndName(one: InsurancePlan, other: InsurancePlan): number {
  const keys = ({ payerName, name, planId }: InsurancePlan) => [payerName, name, planId];
  const [a, b] = [keys(one), keys(other)];
  const index = a.findIndex((key, place) => key !== b[place]);
  return index === -1 ? 0 : (a[index] ?? '') < (b[index] ?? '') ? -1 : 1;
}
