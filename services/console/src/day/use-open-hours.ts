import { useQueries, useQuery } from '@tanstack/react-query';
import { useDesk } from '../desk/desk.ts';
import { closuresOf, scheduleOf } from '../desk/rules-queries.ts';
import { type OpenTime, openTimes } from './open-hours.ts';

/** An event tells of their changes. */
const FRESH_MS = 10 * 60_000;

/** When each of these providers is open on a day; a provider whose hours are not known yet is missing. */
export function useOpenHours(providerIds: readonly string[], day: string): ReadonlyMap<string, readonly OpenTime[]> {
  const desk = useDesk();
  const closures = useQuery({ ...closuresOf(desk), staleTime: FRESH_MS }).data;
  const schedules = useQueries({
    queries: providerIds.map((providerId) => ({ ...scheduleOf(desk, providerId), staleTime: FRESH_MS })),
  });
  if (closures === undefined) return new Map();
  return new Map(
    schedules.flatMap(({ data }) => (data === undefined ? [] : [[data.providerId, openTimes(data, closures, day)]])),
  );
}
