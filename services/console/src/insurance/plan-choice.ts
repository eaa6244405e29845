import type { InsurancePlan } from '../desk/desk.ts';

/** The plan that was chosen; the practice's only one where none was. Empty: none. */
export function planChosen(chosen: string | undefined, plans: readonly InsurancePlan[]): string {
  const known = plans.find(({ planId }) => planId === chosen) ?? (plans.length === 1 ? plans[0] : undefined);
  return known?.planId ?? '';
}
