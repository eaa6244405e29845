import { queryOptions } from '@tanstack/react-query';
import type { Desk, InsurancePlan, UnverifiedAppointment, Verification } from './desk.ts';
import { everyPage, LIVE } from './live-queries.ts';

/** The insurance plans that the practice takes, by payer and name. No event tells of a change: the list changes about weekly. */
export function insurancePlansOf({ api, practice }: Desk) {
  return queryOptions({
    queryKey: ['insurance-plans', practice.id],
    queryFn: async ({ signal }): Promise<InsurancePlan[]> =>
      (await api.listInsurancePlans({ path: { id: practice.id } }, { signal })).items,
    staleTime: 5 * 60_000,
  });
}

/** The verifications; each one's key ends with its id. */
export const verificationsKey = (practiceId: string): readonly string[] => [LIVE, 'verifications', practiceId];

export const verificationKey = (practiceId: string, id: string): readonly string[] => [
  ...verificationsKey(practiceId),
  id,
];

/** Whether the payer may still answer. */
export const isOpenVerification = ({ status }: Verification): boolean => status === 'queued' || status === 'retrying';

const FIRST_LOOK_MS = 2_000;
const LAST_LOOK_MS = 60_000;

/** A verification that was asked for, while it is shown. The event of its end has it read at once; without events it is looked at
 *  again, the longer it takes the later. */
export function verificationOf({ api, practice }: Desk, first: Verification) {
  return queryOptions({
    queryKey: verificationKey(practice.id, first.id),
    queryFn: ({ signal }) => api.readVerification({ path: { id: first.id } }, { signal }),
    initialData: first,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchInterval: ({ state: { data = first, dataUpdateCount } }) =>
      isOpenVerification(data) && Math.min(FIRST_LOOK_MS * 2 ** dataUpdateCount, LAST_LOOK_MS),
  });
}

const LARGEST_PAGE = 500;

/** The lists of who is not verified; each one's key ends with its day. */
export const unverifiedKey = (practiceId: string): readonly string[] => [LIVE, 'unverified', practiceId];

/** Whose coverage of a day is not known. */
export function unverifiedOn({ api, practice }: Desk, day: string) {
  return queryOptions({
    queryKey: [...unverifiedKey(practice.id), day],
    queryFn: ({ signal }): Promise<UnverifiedAppointment[]> => {
      const query = { date: day, limit: LARGEST_PAGE };
      return everyPage((cursor) => api.listUnverified({ query: { ...query, ...cursor } }, { signal }));
    },
  });
}
