import { openIntervals } from '@frontdesk/scheduling/open-intervals';
import type { PracticeRules } from '@frontdesk/scheduling/practice-rules';
import { closuresOf } from '@frontdesk/scheduling/schedule';
import { zoneSegments } from '@frontdesk/scheduling/zone-offsets';

/** Minutes in which one provider was open in one hour of one weekday. */
export interface OpenMinutes {
  readonly providerId: string;
  /** 0 to 23, by the practice's clock. */
  readonly hour: number;
  /** 1 (Monday) to 7. */
  readonly weekday: number;
  readonly minutes: number;
}

const MINUTES_PER_DAY = 1440;
const MINUTES_PER_HOUR = 60;

/** How long each provider was open in the days from `from` to `to` (`2027-03-14`, both included), by the hours and closures as they are
 *  now: hours of the past are not kept. An hour that the clocks repeat counts twice. */
export function openMinutes(rules: PracticeRules, from: string, to: string): OpenMinutes[] {
  const firstLocal = Date.parse(from) / 60_000;
  const endLocal = Date.parse(to) / 60_000 + MINUTES_PER_DAY;
  // Every zone's offset is less than a day; the wall clock of each piece decides.
  const [earliest, latest] = [firstLocal - MINUTES_PER_DAY, endLocal + MINUTES_PER_DAY];
  const sums = new Map<string, OpenMinutes>();
  for (const [providerId, { schedule }] of rules.providers) {
    const open = openIntervals(schedule, closuresOf(rules.closures, providerId), earliest, latest);
    for (const { start, end, offsetMinutes } of zoneSegments(schedule.timeZone, earliest, latest)) {
      for (const interval of open) {
        const localStart = Math.max(interval.start, start) + offsetMinutes;
        const localEnd = Math.min(interval.end, end) + offsetMinutes;
        addHours(sums, providerId, Math.max(localStart, firstLocal), Math.min(localEnd, endLocal));
      }
    }
  }
  return [...sums.values()];
}

/** `start` and `end` count minutes of the wall clock since 1970-01-01, a Thursday. */
function addHours(sums: Map<string, OpenMinutes>, providerId: string, start: number, end: number): void {
  for (let at = start; at < end; ) {
    const next = Math.min(end, (Math.floor(at / MINUTES_PER_HOUR) + 1) * MINUTES_PER_HOUR);
    const hour = Math.floor((at % MINUTES_PER_DAY) / MINUTES_PER_HOUR);
    const weekday = ((Math.floor(at / MINUTES_PER_DAY) + 3) % 7) + 1;
    const key = `${providerId} ${hour} ${weekday}`;
    const minutes = (sums.get(key)?.minutes ?? 0) + (next - at);
    sums.set(key, { providerId, hour, weekday, minutes });
    at = next;
  }
}
