import { useQueries, useQuery } from '@tanstack/react-query';
import { useDesk } from '../desk/desk.ts';
import { type OpenTime, openTimes } from './open-hours.ts';

/** Nothing tells of their changes, which are rare. */
const FRESH_MS = 60_000;

/** When each of these providers is open on a day; a provider whose hours are not known yet is missing. */
export function useOpenHours(providerIds: readonly string[], day: string): ReadonlyMap<string, readonly OpenTime[]> {
  const { api, practice } = useDesk();
  const closures = useQuery({
    queryKey: ['closures', practice.id],
    queryFn: async ({ signal }) => (await api.listClosures({ path: { id: practice.id } }, { signal })).items,
    staleTime: FRESH_MS,
    refetchInterval: FRESH_MS,
  }).data;
  const schedules = useQueries({
    queries: providerIds.map((providerId) => ({
      queryKey: ['schedule', practice.id, providerId],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api.readSchedule({ path: { id: practice.id, providerId } }, { signal }),
      staleTime: 10 * FRESH_MS,
    })),
  });
  if (closures === undefined) return new Map();
  return new Map(
    schedules.flatMap(({ data }) => (data === undefined ? [] : [[data.providerId, openTimes(data, closures, day)]])),
  );
}
