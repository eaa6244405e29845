import { DAYS_OF_WEEK, parseDate } from './calendar-date.ts';
import { MINUTES_PER_DAY, QUANTUM_MINUTES } from './quantum.ts';
import type { DailyWindow, Schedule } from './schedule.ts';
import { readWindow } from './wall-clock-window.ts';
import { isTimeZone } from './zone-offsets.ts';

/** What is wrong with an input, and where: a JSON Pointer (RFC 6901) into it. The message never repeats the value. */
export interface Fault {
  readonly pointer: string;
  readonly message: string;
}

interface PlacedWindow {
  readonly pointer: string;
  readonly start: number;
  readonly end: number;
}

const MINUTES_PER_WEEK = 7 * MINUTES_PER_DAY;

/** Everything that is wrong with a schedule; empty when it can be kept. */
export function scheduleFaults(schedule: Schedule): Fault[] {
  const faults: Fault[] = [];
  if (!isTimeZone(schedule.timeZone)) faults.push({ pointer: '/timeZone', message: 'is not an IANA time zone' });

  const weekly: PlacedWindow[] = [];
  schedule.weekly.forEach((window, index) => {
    const pointer = `/weekly/${index}`;
    const day = DAYS_OF_WEEK.indexOf(window.dayOfWeek);
    if (day < 0)
      faults.push({ pointer: `${pointer}/dayOfWeek`, message: 'is not one of mon, tue, wed, thu, fri, sat, sun' });
    const placed = placeWindow(window, pointer, Math.max(day, 0) * MINUTES_PER_DAY, faults);
    if (day < 0 || placed === undefined) return;
    weekly.push(placed);
    // What Sunday leads over midnight meets Monday's windows.
    if (placed.end > MINUTES_PER_WEEK) {
      weekly.push({ pointer, start: placed.start - MINUTES_PER_WEEK, end: placed.end - MINUTES_PER_WEEK });
    }
  });
  faults.push(...overlapFaults(weekly));

  const dates = new Set<number>();
  schedule.overrides.forEach((override, index) => {
    const pointer = `/overrides/${index}`;
    const day = parseDate(override.date);
    if (day === undefined) faults.push({ pointer: `${pointer}/date`, message: 'is not a date of the calendar' });
    else if (dates.has(day)) faults.push({ pointer: `${pointer}/date`, message: 'already has an override' });
    else dates.add(day);
    const placed = override.windows.map((window, at) => placeWindow(window, `${pointer}/windows/${at}`, 0, faults));
    faults.push(...overlapFaults(placed.filter((window) => window !== undefined)));
  });
  return faults;
}

function placeWindow(
  window: DailyWindow,
  pointer: string,
  dayStart: number,
  faults: Fault[],
): PlacedWindow | undefined {
  const { startMinutes, endMinutes } = readWindow(window);
  for (const [name, minutes] of [
    ['start', startMinutes],
    ['end', endMinutes],
  ] as const) {
    if (minutes === undefined)
      faults.push({ pointer: `${pointer}/${name}`, message: 'is not a time of day written HH:MM' });
    else if (minutes % QUANTUM_MINUTES !== 0) {
      faults.push({ pointer: `${pointer}/${name}`, message: `is not a multiple of ${QUANTUM_MINUTES} minutes` });
    }
  }
  if (startMinutes === undefined || endMinutes === undefined) return undefined;
  return { pointer, start: dayStart + startMinutes, end: dayStart + endMinutes };
}

function overlapFaults(windows: readonly PlacedWindow[]): Fault[] {
  const sorted = [...windows].sort((a, b) => a.start - b.start);
  const overlapping = new Set<string>();
  let end = Number.NEGATIVE_INFINITY;
  for (const window of sorted) {
    if (window.start < end) overlapping.add(window.pointer);
    end = Math.max(end, window.end);
  }
  return [...overlapping].map((pointer) => ({ pointer, message: 'overlaps another window' }));
}
