import { queryOptions } from '@tanstack/react-query';
import type { Desk, VendorSubscription } from './desk.ts';
import { LIVE } from './live-queries.ts';

/** The vendors of a practice. */
export const vendorsKey = (practiceId: string): readonly string[] => [LIVE, 'vendors', practiceId];

/** The vendors that reach the practice, or ask to: the undecided first. The event of a change has them read at once. */
export function vendorsOf({ api, practice }: Desk) {
  return queryOptions({
    queryKey: vendorsKey(practice.id),
    queryFn: async ({ signal }): Promise<VendorSubscription[]> =>
      (await api.listVendorSubscriptions({ path: { id: practice.id } }, { signal })).items,
  });
}
