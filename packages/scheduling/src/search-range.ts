import { formatDate, parseDate } from './calendar-date.ts';
import { type EpochMinutes, parseInstant } from './instant.ts';
import type { Interval } from './interval.ts';
import { MINUTES_PER_DAY } from './quantum.ts';
import type { Fault } from './schedule-faults.ts';
import { offsetMinutesAt, startOfLocalDay } from './zone-offsets.ts';

export const MAXIMUM_RANGE_DAYS = 31;

export type ResolvedRange = { readonly range: Interval } | { readonly faults: readonly Fault[] };

/** What is searched for begins at a whole minute, or at any instant: then the range's ends may lie within one. */
export type Starts = 'at-whole-minutes' | 'at-any-instant';

/** Reads the two ends of a search, each a date or an instant (RFC 3339 with offset). Dates are local days of the zone
 *  and `to` is inclusive as a date, exclusive as an instant. At most 31 days by the wall clock, so that a month with a
 *  day of 25 hours is not too long. */
export function resolveRange(
  asked: { readonly from: string; readonly to: string },
  timeZone: string,
  starts: Starts = 'at-whole-minutes',
): ResolvedRange {
  const from = resolveEnd(asked.from, timeZone, 0, starts);
  const to = resolveEnd(asked.to, timeZone, 1, starts);
  const faults: Fault[] = [];
  const message = 'is neither a date nor an instant with offset';
  if (from === undefined) faults.push({ pointer: '/from', message });
  if (to === undefined) faults.push({ pointer: '/to', message });
  if (from === undefined || to === undefined) return { faults };

  const localMinutes = to + offsetMinutesAt(timeZone, to) - (from + offsetMinutesAt(timeZone, from));
  if (to <= from) faults.push({ pointer: '/to', message: 'is not after from' });
  else if (localMinutes > MAXIMUM_RANGE_DAYS * MINUTES_PER_DAY) {
    faults.push({ pointer: '/to', message: `is more than ${MAXIMUM_RANGE_DAYS} days after from` });
  }
  return faults.length > 0 ? { faults } : { range: { start: from, end: to } };
}

function resolveEnd(text: string, timeZone: string, daysAfter: number, starts: Starts): EpochMinutes | undefined {
  const day = parseDate(text);
  if (day !== undefined) {
    const date = formatDate(day + daysAfter);
    // No day follows the calendar's last.
    return parseDate(date) === undefined ? undefined : startOfLocalDay(date, timeZone);
  }
  const instant = parseInstant(text);
  if (instant === undefined) return undefined;
  const minutesPast = instant.secondsPastMinute / 60;
  // Of starts at whole minutes none lies between the minute's beginning and the instant.
  return instant.epochMinutes + (starts === 'at-any-instant' ? minutesPast : Math.ceil(minutesPast));
}
