import moment from 'moment-timezone';
import type { DayOfWeek } from './calendar-date.ts';
import type { AppointmentType, Schedule } from './schedule.ts';

/** An enumeration of starts that shares nothing with the kernel: it reads the wall clock every five minutes, with
 *  moment-timezone's own arithmetic, and asks what a person in front of that clock and the list of opening hours would say. */

export const STEP_MINUTES = 5;
const MINUTES_PER_DAY = 1440;
/** 1970-01-01 was a Thursday. */
const DAYS: readonly DayOfWeek[] = ['thu', 'fri', 'sat', 'sun', 'mon', 'tue', 'wed'];

interface Opening {
  readonly start: number;
  readonly length: number;
}

/** Every zone of the IANA database, zones whose clocks show the same throughout [from, to) together. The source lists each
 *  change of a zone, so equal lists of changes are equal clocks. Epoch minutes. */
export function zonesByClock(from: number, to: number): string[][] {
  const groups = new Map<string, string[]>();
  for (const name of moment.tz.names()) {
    const { untils, offsets } = zoneOf(name);
    const changes: number[] = [];
    untils.forEach((until, index) => {
      const begins = (untils[index - 1] ?? Number.NEGATIVE_INFINITY) / 60_000;
      const ends = (until ?? Number.POSITIVE_INFINITY) / 60_000;
      if (ends <= from || begins >= to || changes.at(-1) === offsets[index]) return;
      changes.push(Math.max(begins, from), offsets[index] ?? Number.NaN);
    });
    const key = changes.join(' ');
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  return [...groups.values()];
}

/** What the clocks of a zone show every five minutes of [from, to): minutes since 1970-01-01T00:00 of that clock. */
export function readings(timeZone: string, from: number, to: number): Int32Array {
  const zone = zoneOf(timeZone);
  return Int32Array.from({ length: (to - from) / STEP_MINUTES }, (_, step) => {
    const instant = from + step * STEP_MINUTES;
    return instant - zone.utcOffset(instant * 60_000);
  });
}

/** When an appointment may start: by the number of the step, counted in steps of five minutes from the first reading. */
export interface Starts {
  /** Whether an appointment that starts then ends before the doors close. */
  readonly fits: (step: number) => boolean;
  /** Whether the clock shows a whole number of grid steps since the start of a window that is open then. */
  readonly isOn: (gridMinutes: number, step: number) => boolean;
}

/** Looks at every reading of a clock, and at the opening hours beside it. */
export function startsBy(
  clock: Int32Array,
  { weekly, overrides }: Omit<Schedule, 'timeZone'>,
  type: AppointmentType,
): Starts {
  const openingsOf = (day: number): readonly Opening[] => {
    const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
    const ofWeek = weekly.filter(({ dayOfWeek }) => dayOfWeek === DAYS[((day % 7) + 7) % 7]);
    const windows = overrides.find((override) => override.date === date)?.windows ?? ofWeek;
    return windows.map(({ start, end }) => {
      const minutes = minutesOf(end) - minutesOf(start);
      const length = minutes > 0 ? minutes : minutes + MINUTES_PER_DAY;
      return { start: day * MINUTES_PER_DAY + minutesOf(start), length };
    });
  };
  // What a day's clock may show open: its own openings and those of the night before.
  const near = new Map<number, readonly Opening[]>();
  const openingsNear = (day: number): readonly Opening[] => {
    const openings = near.get(day) ?? [...openingsOf(day - 1), ...openingsOf(day)];
    near.set(day, openings);
    return openings;
  };

  // Minutes since the window began that is open then, by the clock; where two are open, of both.
  const since = new Int32Array(clock.length).fill(-1);
  const alsoSince = new Int32Array(clock.length).fill(-1);
  clock.forEach((reading, step) => {
    for (const { start, length } of openingsNear(Math.floor(reading / MINUTES_PER_DAY))) {
      if (reading < start || reading >= start + length) continue;
      if (since[step] === -1) since[step] = reading - start;
      else alsoSince[step] = reading - start;
    }
  });
  const openFor = new Int32Array(clock.length + 1);
  for (let step = clock.length - 1; step >= 0; step -= 1) {
    openFor[step] = since[step] === -1 ? 0 : (openFor[step + 1] ?? 0) + STEP_MINUTES;
  }
  const isWhole = (minutes: number, gridMinutes: number) => minutes >= 0 && minutes % gridMinutes === 0;
  return {
    fits: (step) => (openFor[step] ?? 0) >= type.durationMinutes,
    isOn: (gridMinutes, step) => isWhole(since[step] ?? -1, gridMinutes) || isWhole(alsoSince[step] ?? -1, gridMinutes),
  };
}

function zoneOf(timeZone: string) {
  const zone = moment.tz.zone(timeZone);
  if (zone === null) throw new RangeError('No such zone.');
  return zone;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
