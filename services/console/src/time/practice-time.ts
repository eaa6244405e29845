/** Times as the practice's clocks show them. Instants are RFC 3339 text or epoch milliseconds, days `YYYY-MM-DD`. */

type Instant = string | number;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = timeZone + JSON.stringify(options);
  const known = formatters.get(key) ?? new Intl.DateTimeFormat('en-US', { ...options, timeZone });
  formatters.set(key, known);
  return known;
}

function parts(instant: Instant, timeZone: string): Record<string, string> {
  const format = formatter(timeZone, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return Object.fromEntries(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
}

/** The day on which an instant is. */
export function dayOf(instant: Instant, timeZone: string): string {
  const { year, month, day } = parts(instant, timeZone);
  return `${year}-${month}-${day}`;
}

/** Minutes on the wall clock since midnight: where an instant stands in a day's view. */
export function wallClockMinutes(instant: Instant, timeZone: string): number {
  const { hour, minute } = parts(instant, timeZone);
  return Number(hour) * 60 + Number(minute);
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

export function laterDay(a: string, b: string): string {
  return [a, b].toSorted().at(-1) ?? a;
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}

/** "9:30 AM" */
export function timeText(instant: Instant, timeZone: string): string {
  return formatter(timeZone, { hour: 'numeric', minute: '2-digit' }).format(new Date(instant));
}

/** "Monday, March 1, 2027" */
export function dayText(day: string): string {
  const options = { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' } as const;
  return formatter('UTC', options).format(new Date(`${day}T00:00:00Z`));
}

/** "Mon, Mar 1" */
export function shortDayText(day: string): string {
  return formatter('UTC', { weekday: 'short', month: 'short', day: 'numeric' }).format(new Date(`${day}T00:00:00Z`));
}

/** "Mon" */
export function weekdayText(day: string): string {
  return formatter('UTC', { weekday: 'short' }).format(new Date(`${day}T00:00:00Z`));
}

/** "Mar 1" */
export function monthDayText(day: string): string {
  return formatter('UTC', { month: 'short', day: 'numeric' }).format(new Date(`${day}T00:00:00Z`));
}

/** "May 17, 1980" of a day, "May 1980" of a month, "1980" of a year. */
export function birthDateText(date: string): string {
  if (/^\d{4}$/.test(date)) return date;
  const isWholeDate = date.length > 'YYYY-MM'.length;
  const options = { month: 'long', year: 'numeric' } as const;
  const day = isWholeDate ? ({ day: 'numeric' } as const) : {};
  return formatter('UTC', { ...options, ...day }).format(new Date(`${isWholeDate ? date : `${date}-01`}T00:00:00Z`));
}

/** "Monday, March 1, 2027 at 9:30 AM" */
export function dayAndTimeText(instant: Instant, timeZone: string): string {
  return `${dayText(dayOf(instant, timeZone))} at ${timeText(instant, timeZone)}`;
}

/** "Eastern Standard Time" */
export function zoneText(instant: Instant, timeZone: string): string {
  const format = formatter(timeZone, { timeZoneName: 'long' });
  const name = format.formatToParts(new Date(instant)).find(({ type }) => type === 'timeZoneName');
  return name?.value ?? timeZone;
}

/** "4:05" of seconds. */
export function stopwatchText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
