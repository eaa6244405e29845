import type { Slot } from '../desk/desk.ts';
import { minutesInto } from '../time/practice-time.ts';

/** A time at which somebody is free. */
export interface OfferedTime {
  readonly start: string;
  /** Who is free, in order of their free times on that day: who has most is first. */
  readonly slots: readonly Slot[];
}

export interface PartOfDay {
  readonly title: 'Morning' | 'Afternoon' | 'Evening';
  readonly times: readonly OfferedTime[];
}

const NOON = 12 * 60;
const EVENING = 17 * 60;

/** The free times of a day as one list, in parts of the day; empty parts are left out. Instants, so that a reading that the
 *  clocks show twice is two times. */
export function partsOfDay(day: string, slots: readonly Slot[], timeZone: string): PartOfDay[] {
  const freeTimes = new Map<string, number>();
  for (const { providerId } of slots) freeTimes.set(providerId, (freeTimes.get(providerId) ?? 0) + 1);
  const byFreedom = (a: Slot, b: Slot): number =>
    (freeTimes.get(b.providerId) ?? 0) - (freeTimes.get(a.providerId) ?? 0) || (a.providerId < b.providerId ? -1 : 1);
  const times = [...Map.groupBy(slots, ({ start }) => Date.parse(start))]
    .sort(([a], [b]) => a - b)
    .map(([, each]) => ({ start: each[0]?.start ?? '', slots: each.toSorted(byFreedom) }));
  const parts = Map.groupBy(times, ({ start }): PartOfDay['title'] => {
    const minutes = minutesInto(day, start, timeZone);
    return minutes < NOON ? 'Morning' : minutes < EVENING ? 'Afternoon' : 'Evening';
  });
  return [...parts].map(([title, each]) => ({ title, times: each }));
}

/** The time to look at first for somebody who wants to come at about `minutes` after midnight: the last one that begins no
 *  later, or the first. */
export function nearestTime(
  day: string,
  times: readonly OfferedTime[],
  minutes: number,
  timeZone: string,
): OfferedTime | undefined {
  return times.findLast(({ start }) => minutesInto(day, start, timeZone) <= minutes) ?? times[0];
}
