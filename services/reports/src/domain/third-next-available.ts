import { claimOf, sheetDaysOf } from '@frontdesk/scheduling/claim';
import type { DaySheet } from '@frontdesk/scheduling/day-sheet';
import { openPieces } from '@frontdesk/scheduling/open-intervals';
import type { PracticeRules } from '@frontdesk/scheduling/practice-rules';
import { type AppointmentType, closuresOf } from '@frontdesk/scheduling/schedule';
import { findSlots } from '@frontdesk/scheduling/slot-search';
import { localDateOf } from '@frontdesk/scheduling/zone-offsets';

/** How far a sample looks ahead, in days. */
export const LOOKED_AHEAD_DAYS = 90;

const MINUTES_PER_DAY = 1440;
const DAY_MILLISECONDS = 86_400_000;
const THIRD = 3;

/** The UTC days whose day sheets say what is free from `now` (epoch minutes) on, as far as a sample looks. */
export function sheetDays(rules: PracticeRules, now: number): { readonly firstDay: string; readonly lastDay: string } {
  const end = now + LOOKED_AHEAD_DAYS * MINUTES_PER_DAY;
  const days = [...rules.appointmentTypes.values()].map((type) => sheetDaysOf(now, end, type));
  const [firstDay = '9999-12-31'] = days.map((each) => each.firstDay).sort();
  const lastDay =
    days
      .map((each) => each.lastDay)
      .sort()
      .at(-1) ?? '0000-01-01';
  return { firstDay, lastDay };
}

/** Whether a provider is open at all in the days that a sample looks ahead. */
export function isSampled(rules: PracticeRules, providerId: string, now: number): boolean {
  const schedule = rules.providers.get(providerId)?.schedule;
  return schedule !== undefined && openPieces(schedule, now, now + LOOKED_AHEAD_DAYS * MINUTES_PER_DAY).length > 0;
}

/** Days of the practice's calendar from `now` (epoch minutes) to a provider's third next available appointment of a type, weekends and days off
 *  included; null: none within the days looked ahead. Three appointments that could all be booked: openings do not overlap, buffers included, so
 *  one long gap with many starts counts as often as it holds appointments.
 *  Source: Institute for Healthcare Improvement, "Third Next Available Appointment". */
export function daysToThirdNext(
  rules: PracticeRules,
  {
    providerId,
    type,
    sheets,
    now,
  }: { providerId: string; type: AppointmentType; sheets: readonly DaySheet[]; now: number },
): number | null {
  const schedule = rules.providers.get(providerId)?.schedule;
  if (schedule === undefined) return null;
  const slots = findSlots({
    schedule,
    closures: closuresOf(rules.closures, providerId),
    type,
    policy: rules.policy,
    sheets,
    from: Math.ceil(now),
    to: Math.ceil(now) + LOOKED_AHEAD_DAYS * MINUTES_PER_DAY,
    now,
  });
  let openings = 0;
  let takenUntil = Number.NEGATIVE_INFINITY;
  for (const { start } of slots) {
    const claim = claimOf(start, type);
    if (claim.start < takenUntil) continue;
    openings += 1;
    takenUntil = claim.end;
    if (openings === THIRD) return daysBetween(localDateOf(now, rules.timeZone), localDateOf(start, rules.timeZone));
  }
  return null;
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MILLISECONDS);
}
