import { queryOptions } from '@tanstack/react-query';
import type { Desk, InsurancePlan } from './desk.ts';

/** The insurance plans that the practice takes, by payer and name. No event tells of a change: the list changes about weekly. */
export function insurancePlansOf({ api, practice }: Desk) {
  return queryOptions({
    queryKey: ['insurance-plans', practice.id],
    queryFn: async ({ signal }): Promise<InsurancePlan[]> =>
      (await api.listInsurancePlans({ path: { id: practice.id } }, { signal })).items,
    staleTime: 5 * 60_000,
  });
}
