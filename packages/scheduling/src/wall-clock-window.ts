import { dayOfMinutes, dayOfWeekOf, parseDate } from './calendar-date.ts';
import { MINUTES_PER_DAY } from './quantum.ts';
import type { DailyWindow, Schedule } from './schedule.ts';

/** One occurrence of a window in wall-clock minutes since 1970-01-01T00:00 of the zone's own clock. */
export interface WallClockWindow {
  readonly localStart: number;
  readonly localEnd: number;
}

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

interface ReadWindow {
  readonly startMinutes: number | undefined;
  /** Counted from the same midnight as the start, so past 1440 when the window leads over midnight. */
  readonly endMinutes: number | undefined;
}

/** Minutes of the day of both ends of a window; `undefined` where it is malformed. */
export function readWindow({ start, end }: DailyWindow): ReadWindow {
  const startMinutes = minutesOfDay(start);
  const read = end === '24:00' ? MINUTES_PER_DAY : minutesOfDay(end);
  const crossesMidnight = read !== undefined && startMinutes !== undefined && read <= startMinutes;
  return { startMinutes, endMinutes: crossesMidnight ? read + MINUTES_PER_DAY : read };
}

function minutesOfDay(text: string): number | undefined {
  const match = TIME.exec(text);
  return match === null ? undefined : Number(match[1]) * 60 + Number(match[2]);
}

type ReadyWindow = { readonly start: number; readonly end: number };
interface ReadySchedule {
  readonly weekly: Map<string, ReadyWindow[]>;
  readonly overrides: Map<number, ReadyWindow[]>;
}

// Schedules are values that are kept in a cache and searched many times; reading their texts once halves a search.
const ready = new WeakMap<Schedule, ReadySchedule>();

/** Every window that starts on a local day meeting the wall-clock range, or leads into it, in order of its start. */
export function windowsBetween(schedule: Schedule, localFrom: number, localTo: number): WallClockWindow[] {
  const { weekly, overrides } = readyOf(schedule);
  const windows: WallClockWindow[] = [];
  // The day before may lead over midnight, by a whole day at most.
  for (let day = dayOfMinutes(localFrom) - 1; day * MINUTES_PER_DAY < localTo; day += 1) {
    const midnight = day * MINUTES_PER_DAY;
    for (const { start, end } of overrides.get(day) ?? weekly.get(dayOfWeekOf(day)) ?? []) {
      const window = { localStart: midnight + start, localEnd: midnight + end };
      if (window.localEnd > localFrom && window.localStart < localTo) windows.push(window);
    }
  }
  return windows;
}

function readyOf(schedule: Schedule): ReadySchedule {
  const known = ready.get(schedule);
  if (known !== undefined) return known;
  const weekly = new Map<string, ReadyWindow[]>();
  for (const window of schedule.weekly) {
    weekly.set(window.dayOfWeek, [...(weekly.get(window.dayOfWeek) ?? []), ...readyWindows([window])]);
  }
  const overrides = new Map<number, ReadyWindow[]>();
  for (const { date, windows } of schedule.overrides) {
    const day = parseDate(date);
    if (day !== undefined) overrides.set(day, readyWindows(windows));
  }
  for (const windows of [...weekly.values(), ...overrides.values()]) windows.sort((a, b) => a.start - b.start);
  const made = { weekly, overrides };
  ready.set(schedule, made);
  return made;
}

/** A malformed window opens nothing: better a free hour too few than a patient before a closed door. */
function readyWindows(windows: readonly DailyWindow[]): ReadyWindow[] {
  return windows.flatMap((window) => {
    const { startMinutes, endMinutes } = readWindow(window);
    return startMinutes === undefined || endMinutes === undefined ? [] : [{ start: startMinutes, end: endMinutes }];
  });
}
