import { laterDate } from '@frontdesk/scheduling/calendar-date';
import { instantOfWallClock } from '@frontdesk/scheduling/instant';
import { localDateOf, startOfLocalDay } from '@frontdesk/scheduling/zone-offsets';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** When a practice's clock starts a run for the next day. The second one finds what was booked or moved after the first. */
const STARTS = ['18:00', '23:00'] as const;
/** By when a practice's clock has seen the last first try. */
const SPREAD_UNTIL_HOURS = 3;
const SHORTEST_SPREAD_MILLISECONDS = 15 * MINUTE;
/** No run is of use that started before. */
const LOOKED_BACK_MILLISECONDS = 48 * HOUR;
const COUNTS_MILLISECONDS = 24 * HOUR;
/** From the first start to the midnight that the day of service begins with. */
const FIRST_START_TO_MIDNIGHT_MILLISECONDS = 6 * HOUR;

/** For which day of service a run asks, and from when on (epoch milliseconds). */
export interface PlannedRun {
  readonly serviceDate: string;
  readonly startsAt: number;
}

/** The first run that starts after `after` (epoch milliseconds), by the practice's own clock: at 18:00 and at 23:00, for the next day. */
export function nextRun(after: number, timeZone: string): PlannedRun {
  const today = localDateOf(Math.floor(after / MINUTE), timeZone);
  const runs = [today, laterDate(today, 1)].flatMap((date) =>
    STARTS.map((time) => ({
      serviceDate: laterDate(date, 1),
      startsAt: instantOfWallClock(date, time, timeZone) * MINUTE,
    })),
  );
  const next = runs.find(({ startsAt }) => startsAt > after);
  if (next === undefined) throw new RangeError('No clock shows an evening.');
  return next;
}

/** What is to run after the run that started at `startsAt`: the next one of which the day of service is not over. It may have been due long ago. */
export function runAfter(startsAt: number, now: number, timeZone: string): PlannedRun {
  let run = nextRun(Math.max(startsAt, now - LOOKED_BACK_MILLISECONDS), timeZone);
  while (isPast(run.serviceDate, now, timeZone)) run = nextRun(run.startsAt, timeZone);
  return run;
}

/** Whether the day of service is over where the practice is: nobody needs the answer any more. */
export function isPast(serviceDate: string, now: number, timeZone: string): boolean {
  return serviceDate < localDateOf(Math.floor(now / MINUTE), timeZone);
}

/** When the first try of a verification begins: at a random time until 3:00 of the day of service, so that a payer sees an even load; within
 *  15 minutes when the night is over. `random` is uniform in [0, 1). */
export function firstTryAt(serviceDate: string, now: number, timeZone: string, random: number): number {
  const nightEnds = startOfLocalDay(serviceDate, timeZone) * MINUTE + SPREAD_UNTIL_HOURS * HOUR;
  return now + Math.floor(random * Math.max(SHORTEST_SPREAD_MILLISECONDS, nightEnds - now));
}

/** Verifications that were asked for before this time say nothing of the day of service any more: 24 hours, as for who asks again; and what was
 *  young enough when the night's first run started is so through the whole day. */
export function countsFrom(serviceDate: string, now: number, timeZone: string): number {
  const firstStart = startOfLocalDay(serviceDate, timeZone) * MINUTE - FIRST_START_TO_MIDNIGHT_MILLISECONDS;
  return Math.min(now, firstStart) - COUNTS_MILLISECONDS;
}

/** The date that the practice's calendar shows next. */
export function tomorrowOf(now: number, timeZone: string): string {
  return laterDate(localDateOf(Math.floor(now / MINUTE), timeZone), 1);
}
