import { DAYS_OF_WEEK, parseDate } from './calendar-date.ts';
import type { EpochMinutes } from './instant.ts';
import { MINUTES_PER_DAY } from './quantum.ts';
import type { AppointmentType, BookingPolicy, DailyWindow, Schedule } from './schedule.ts';
import type { Fault } from './schedule-faults.ts';
import { findSlots } from './slot-search.ts';
import { readWindow } from './wall-clock-window.ts';
import { zoneSegments } from './zone-offsets.ts';

type StartRules = Pick<BookingPolicy, 'startGridMinutes' | 'offerIntervalMinutes'>;

/** A week in which no clock changes stands for all of them: 2026-01-05 was a Monday, and UTC has no changes. */
const ORDINARY_MONDAY = (parseDate('2026-01-05') ?? Number.NaN) * MINUTES_PER_DAY;
/** No zone is further from UTC than 14 hours, and none moved by more than a day. */
const FURTHEST_MINUTES = 2 * MINUTES_PER_DAY;

/** Windows in which no appointment of any type can ever start: too short for the shortest type even with what other windows
 *  add to them, or, for a date, skipped by the clocks. None without types. For a schedule that has no `scheduleFaults`. */
export function emptyWindowFaults(schedule: Schedule, types: Iterable<AppointmentType>, rules: StartRules): Fault[] {
  const shortest = [...types].sort(byDuration)[0];
  if (shortest === undefined) return [];
  const message = 'has no start from which an appointment of any type would fit';
  const faults: Fault[] = [];
  schedule.weekly.forEach((window, index) => {
    const day = ORDINARY_MONDAY + DAYS_OF_WEEK.indexOf(window.dayOfWeek) * MINUTES_PER_DAY;
    if (!hasStartIn(ordinaryWeek(schedule), window, day, shortest, rules))
      faults.push({ pointer: `/weekly/${index}`, message });
  });
  schedule.overrides.forEach(({ date, windows }, index) => {
    const day = (parseDate(date) ?? Number.NaN) * MINUTES_PER_DAY;
    windows.forEach((window, at) => {
      if (hasStartIn(schedule, window, day, shortest, rules)) return;
      faults.push({ pointer: `/overrides/${index}/windows/${at}`, message });
    });
  });
  return faults;
}

/** Appointment types that fit no window of any provider. None while nobody has a window: then the practice is being set up.
 *  For schedules that have no `scheduleFaults`. */
export function unplaceableTypes(
  types: readonly AppointmentType[],
  schedules: readonly Schedule[],
  rules: StartRules,
): AppointmentType[] {
  const isOpen = schedules.some(
    ({ weekly, overrides }) => weekly.length > 0 || overrides.some(({ windows }) => windows.length > 0),
  );
  if (!isOpen) return [];
  // Where an appointment fits, a shorter one does.
  const longestFirst = [...types].sort(byDuration).reverse();
  const firstThatFits = longestFirst.findIndex((type) => schedules.some((schedule) => hasStart(schedule, type, rules)));
  return firstThatFits < 0 ? longestFirst : longestFirst.slice(0, firstThatFits);
}

function hasStart(schedule: Schedule, type: AppointmentType, rules: StartRules): boolean {
  const week = { from: ORDINARY_MONDAY, to: ORDINARY_MONDAY + 7 * MINUTES_PER_DAY };
  if (isOffered(ordinaryWeek(schedule), type, rules, week)) return true;
  return schedule.overrides.some(({ date, windows }) => {
    const day = (parseDate(date) ?? Number.NaN) * MINUTES_PER_DAY;
    return windows.some((window) => hasStartIn(schedule, window, day, type, rules));
  });
}

/** Whether a start lies in the window of a day, `day` being that day's midnight on the wall clock in epoch minutes. */
function hasStartIn(
  schedule: Schedule,
  window: DailyWindow,
  day: number,
  type: AppointmentType,
  rules: StartRules,
): boolean {
  const { startMinutes = Number.NaN, endMinutes = Number.NaN } = readWindow(window);
  const [localStart, localEnd] = [day + startMinutes, day + endMinutes];
  const segments = zoneSegments(schedule.timeZone, localStart - FURTHEST_MINUTES, localEnd + FURTHEST_MINUTES);
  return segments.some(({ start, end, offsetMinutes }) => {
    const from = Math.max(start, localStart - offsetMinutes);
    const to = Math.min(end, localEnd - offsetMinutes);
    return isOffered(schedule, type, rules, { from, to });
  });
}

function isOffered(
  schedule: Schedule,
  type: AppointmentType,
  { startGridMinutes, offerIntervalMinutes }: StartRules,
  { from, to }: { readonly from: EpochMinutes; readonly to: EpochMinutes },
): boolean {
  const policy = { startGridMinutes, offerIntervalMinutes, minimumNoticeMinutes: 0 };
  const always = { closures: [], sheets: [], now: Number.NEGATIVE_INFINITY, limit: 1 };
  return findSlots({ schedule, type, policy, from, to, ...always }).length > 0;
}

const ordinaryWeeks = new WeakMap<Schedule, Schedule>();

/** The schedule without its dates and zone. One object a schedule, since its windows are read once an object. */
function ordinaryWeek(schedule: Schedule): Schedule {
  const known = ordinaryWeeks.get(schedule) ?? { timeZone: 'UTC', weekly: schedule.weekly, overrides: [] };
  ordinaryWeeks.set(schedule, known);
  return known;
}

function byDuration(a: AppointmentType, b: AppointmentType): number {
  return a.durationMinutes - b.durationMinutes;
}
