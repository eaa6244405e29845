import type { InputFault } from '@frontdesk/core/app-error';
import { formatDate, parseDate } from '@frontdesk/scheduling/calendar-date';
import { type EpochMinutes, parseInstant } from '@frontdesk/scheduling/instant';
import type { Interval } from '@frontdesk/scheduling/interval';
import { MINUTES_PER_DAY } from '@frontdesk/scheduling/quantum';
import { startOfLocalDay } from '@frontdesk/scheduling/zone-offsets';

/** Nobody plans further, and the calendar's ends (the years 0 and 9999) stay out of every computation. */
const FURTHEST_DAYS = 3660;

export type ClosedTime = { readonly closed: Interval } | { readonly faults: readonly InputFault[] };

/** Reads when a closure is, each end a date (a local day, the end included) or an instant, widened to whole minutes. */
export function closedTime(asked: { start: string; end: string }, timeZone: string, now: EpochMinutes): ClosedTime {
  const faults: InputFault[] = [];
  const start = boundary(asked.start, timeZone, now, { pointer: '/start', daysAfter: 0, roundUp: false }, faults);
  const end = boundary(asked.end, timeZone, now, { pointer: '/end', daysAfter: 1, roundUp: true }, faults);
  if (start === undefined || end === undefined) return { faults };
  if (end <= start) return { faults: [{ pointer: '/end', message: 'must be after the start' }] };
  return { closed: { start, end } };
}

function boundary(
  text: string,
  timeZone: string,
  now: EpochMinutes,
  { pointer, daysAfter, roundUp }: { pointer: string; daysAfter: number; roundUp: boolean },
  faults: InputFault[],
): EpochMinutes | undefined {
  const day = parseDate(text);
  const instant = day === undefined ? parseInstant(text) : undefined;
  const roughly = day === undefined ? instant?.epochMinutes : day * MINUTES_PER_DAY;
  if (roughly === undefined) {
    faults.push({ pointer, message: 'must be a date or an instant that exists' });
    return undefined;
  }
  if (Math.abs(roughly - now) > FURTHEST_DAYS * MINUTES_PER_DAY) {
    faults.push({ pointer, message: 'must be within ten years of today' });
    return undefined;
  }
  if (day !== undefined) return startOfLocalDay(formatDate(day + daysAfter), timeZone);
  return roughly + (roundUp && (instant?.secondsPastMinute ?? 0) > 0 ? 1 : 0);
}
