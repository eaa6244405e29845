import { useQueries, useQuery } from '@tanstack/react-query';
import { useDesk } from '../desk/desk.ts';
import { closuresOf, scheduleOf } from '../desk/rules-queries.ts';
import { type OpenTime, openTimes } from './open-hours.ts';
import type { ColumnPlace } from './sheet-layout.ts';

/** An event tells of their changes. */
const FRESH_MS = 10 * 60_000;

/** When the provider of each of these columns is open on its day, by the column's key; where the hours are not known yet, it is
 *  missing. */
export function useOpenHours(places: readonly ColumnPlace[]): ReadonlyMap<string, readonly OpenTime[]> {
  const desk = useDesk();
  const closures = useQuery({ ...closuresOf(desk), staleTime: FRESH_MS }).data;
  const providerIds = [...new Set(places.map(({ providerId }) => providerId))];
  const schedules = useQueries({
    queries: providerIds.map((providerId) => ({ ...scheduleOf(desk, providerId), staleTime: FRESH_MS })),
  });
  if (closures === undefined) return new Map();
  return new Map(
    places.flatMap(({ key, day, providerId }) => {
      const schedule = schedules[providerIds.indexOf(providerId)]?.data;
      return schedule === undefined ? [] : [[key, openTimes(schedule, closures, day)]];
    }),
  );
}
