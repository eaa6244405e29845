import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { Closure, Desk, Schedule } from './desk.ts';
import { closuresKey, practiceKey, rulesKeys, schedulesKey } from './live-queries.ts';

/** The practice itself: its providers and types, with what they are called. */
export function practiceOf(api: Desk['api'], practiceId: string) {
  return queryOptions({
    queryKey: practiceKey(practiceId),
    queryFn: ({ signal }) => api.readPractice({ path: { id: practiceId } }, { signal }),
    staleTime: 5 * 60_000,
  });
}

/** What is closed from now on, earliest first. */
export function closuresOf({ api, practice }: Desk) {
  return queryOptions({
    queryKey: closuresKey(practice.id),
    queryFn: async ({ signal }): Promise<Closure[]> =>
      (await api.listClosures({ path: { id: practice.id } }, { signal })).items,
  });
}

/** A provider's opening hours. */
export function scheduleOf({ api, practice }: Desk, providerId: string) {
  return queryOptions({
    queryKey: [...schedulesKey(practice.id), providerId],
    queryFn: ({ signal }): Promise<Schedule> => api.readSchedule({ path: { id: practice.id, providerId } }, { signal }),
  });
}

/** Reads again what depends on hours, closures and types, as far as it is shown: after a change of them. */
export async function rereadRules(queries: QueryClient, practiceId: string): Promise<void> {
  await Promise.all(rulesKeys(practiceId).map((queryKey) => queries.invalidateQueries({ queryKey })));
}
