import { MINUTES_PER_DAY } from './quantum.ts';

/** `YYYY-MM-DD` of the proleptic Gregorian calendar, years 0001 to 9999. */
export type CalendarDate = string;

/** Days since 1970-01-01, without any zone. */
export type EpochDay = number;

/** FHIR's DaysOfWeek codes. */
export const DAYS_OF_WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type DayOfWeek = (typeof DAYS_OF_WEEK)[number];

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MILLISECONDS_PER_DAY = 86_400_000;

/** The epoch day of a date that exists, `undefined` for 2026-02-30. */
export function epochDayOf(year: number, month: number, day: number): EpochDay | undefined {
  const date = new Date(0);
  // Not Date.UTC, which reads the years 0 to 99 as 1900 to 1999.
  date.setUTCFullYear(year, month - 1, day);
  const exists =
    year >= 1 && date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.getTime() / MILLISECONDS_PER_DAY : undefined;
}

/** Reads `YYYY-MM-DD`; `undefined` when malformed or no day of the calendar. */
export function parseDate(text: string): EpochDay | undefined {
  const match = DATE.exec(text);
  return match === null ? undefined : epochDayOf(Number(match[1]), Number(match[2]), Number(match[3]));
}

let lastDay: EpochDay | undefined;
let lastDate = '';

/** Writes an epoch day as `YYYY-MM-DD`. Lists are written day by day, so the last one is remembered. */
export function formatDate(day: EpochDay): CalendarDate {
  if (day !== lastDay) {
    lastDate = new Date(day * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
    lastDay = day;
  }
  return lastDate;
}

/** The date so many days after another. Throws RangeError when that is none. */
export function laterDate(date: CalendarDate, days: number): CalendarDate {
  const day = parseDate(date);
  if (day === undefined) throw new RangeError('Not a calendar date.');
  return formatDate(day + days);
}

/** The epoch day in which a count of minutes lies: of an instant the UTC day, of a wall-clock count the local one. */
export function dayOfMinutes(minutes: number): EpochDay {
  return Math.floor(minutes / MINUTES_PER_DAY);
}

/** 1970-01-01 was a Thursday. */
export function dayOfWeekOf(day: EpochDay): DayOfWeek {
  return DAYS_OF_WEEK[(((day + 3) % 7) + 7) % 7] as DayOfWeek;
}
