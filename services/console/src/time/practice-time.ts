/** Times as the practice's clocks show them. Instants are RFC 3339 text or epoch milliseconds, days `YYYY-MM-DD`. */
import { type Instant, isShownTwice, knowsZone, readingAt, shownAt } from './wall-clock.ts';

const formatters = new Map<string, Intl.DateTimeFormat>();

// What is formatted has been shifted to the practice's clocks before.
function formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  const known = formatters.get(key) ?? new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' });
  formatters.set(key, known);
  return known;
}

/** The day on which an instant is. */
export function dayOf(instant: Instant, timeZone: string): string {
  return readingAt(instant, timeZone).day;
}

/** Minutes on the wall clock since the midnight at which `day` begins; negative before it. */
export function minutesInto(day: string, instant: Instant, timeZone: string): number {
  const reading = readingAt(instant, timeZone);
  const days = (Date.parse(`${reading.day}T00:00:00Z`) - Date.parse(`${day}T00:00:00Z`)) / 86_400_000;
  return days * 24 * 60 + reading.minutes;
}

export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The same day of an earlier year; March 1 for a February 29 that it has not. */
export function yearsBefore(day: string, years: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() - years);
  return date.toISOString().slice(0, 10);
}

/** Whole years on `day` of somebody born on `birthDate`; undefined where the year alone, or year and month, leave it open. */
export function ageOn(day: string, birthDate: string): number | undefined {
  if (!isDay(birthDate) || birthDate > day) return undefined;
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

export function laterDay(a: string, b: string): string {
  return [a, b].toSorted().at(-1) ?? a;
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}

/** "9:30 AM", or "09:30" where the person's own language has a clock of 24 hours; "1:30 AM PDT" of a reading that the
 *  clocks show twice. */
export function timeText(instant: Instant, timeZone: string): string {
  const text = clockFormatter().format(shownAt(instant, timeZone));
  return isShownTwice(instant, timeZone) ? `${text} ${zoneName(instant, timeZone, 'short')}` : text;
}

/** "2 PM" or "14:00" of minutes since midnight. */
export function hourText(minutes: number): string {
  const date = new Date(minutes * 60_000);
  return has24Hours() ? clockFormatter().format(date) : formatter({ hour: 'numeric' }).format(date);
}

/** "2:15 PM" or "14:15" of minutes since midnight. */
export function clockText(minutes: number): string {
  return clockFormatter().format(new Date(minutes * 60_000));
}

/** "Monday, March 1, 2027" */
export function dayText(day: string): string {
  const options = { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' } as const;
  return dateText(options, day);
}

/** "Mon, Mar 1" */
export function shortDayText(day: string): string {
  return dateText({ weekday: 'short', month: 'short', day: 'numeric' }, day);
}

/** "Mon" */
export function weekdayText(day: string): string {
  return formatter({ weekday: 'short' }).format(new Date(`${day}T00:00:00Z`));
}

/** "Mar 1" */
export function monthDayText(day: string): string {
  return dateText({ month: 'short', day: 'numeric' }, day);
}

/** "May 17, 1980" of a day, "May 1980" of a month, "1980" of a year. */
export function birthDateText(date: string): string {
  if (/^\d{4}$/.test(date)) return date;
  const isWholeDate = date.length > 'YYYY-MM'.length;
  const options = { month: 'long', year: 'numeric' } as const;
  const day = isWholeDate ? ({ day: 'numeric' } as const) : {};
  return dateText({ ...options, ...day }, isWholeDate ? date : `${date}-01`);
}

/** "Monday, March 1, 2027 at 9:30 AM" */
export function dayAndTimeText(instant: Instant, timeZone: string): string {
  return `${dayText(dayOf(instant, timeZone))} at ${timeText(instant, timeZone)}`;
}

/** "Eastern Standard Time" */
export function zoneText(instant: Instant, timeZone: string): string {
  return knowsZone(timeZone)
    ? zoneName(instant, timeZone, 'long')
    : `This browser does not know the time zone ${timeZone}. Today’s date and the clock are in UTC.`;
}

/** "4:05" of seconds. */
export function stopwatchText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

// No line ends between a month and its day.
function dateText(options: Intl.DateTimeFormatOptions, day: string): string {
  const text = formatter(options).format(new Date(`${day}T00:00:00Z`));
  return text.replace(/ (?=\d{1,2}(?!\d))/, '\u00a0');
}

function zoneName(instant: Instant, timeZone: string, timeZoneName: 'short' | 'long'): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName }).formatToParts(new Date(instant));
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

function clockFormatter(): Intl.DateTimeFormat {
  return has24Hours()
    ? formatter({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    : formatter({ hour: 'numeric', minute: '2-digit' });
}

const clocks = new Map<string, boolean>();

function has24Hours(): boolean {
  const { language } = navigator;
  const known = clocks.get(language) ?? languageHas24Hours(language);
  clocks.set(language, known);
  return known;
}

// Browsers give tags that their own Intl refuses, such as `en-US@posix`.
function languageHas24Hours(language: string): boolean {
  try {
    return new Intl.DateTimeFormat(language, { hour: 'numeric' }).resolvedOptions().hour12 === false;
  } catch {
    return false;
  }
}
