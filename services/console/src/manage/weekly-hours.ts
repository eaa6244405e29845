import type { Schedule } from '../desk/desk.ts';

export type Weekday = Schedule['weekly'][number]['dayOfWeek'];

export const WEEKDAYS: readonly (readonly [Weekday, string])[] = [
  ['mon', 'Monday'],
  ['tue', 'Tuesday'],
  ['wed', 'Wednesday'],
  ['thu', 'Thursday'],
  ['fri', 'Friday'],
  ['sat', 'Saturday'],
  ['sun', 'Sunday'],
];

/** Opening hours as they are typed: `HH:MM`, empty while nothing is. */
export interface Hours {
  /** For the page only. */
  readonly key: string;
  readonly dayOfWeek: Weekday;
  readonly start: string;
  readonly end: string;
}

let lastKey = 0;

export function newHours(dayOfWeek: Weekday, start: string, end: string): Hours {
  lastKey += 1;
  return { key: `hours-${lastKey}`, dayOfWeek, start, end };
}

/** A schedule's week for a form. The clock of a form has no 24:00: that is the next day's 00:00. */
export function hoursOf({ weekly }: Pick<Schedule, 'weekly'>): Hours[] {
  return weekly.map(({ dayOfWeek, start, end }) => newHours(dayOfWeek, start, end === '24:00' ? '00:00' : end));
}

/** The week to send, by day and time: what the API says of `/weekly/2` is about the third. */
export function weeklyOf(hours: readonly Hours[]): Hours[] {
  const dayAt = ({ dayOfWeek }: Hours): number => WEEKDAYS.findIndex(([day]) => day === dayOfWeek);
  return hours.toSorted((a, b) => dayAt(a) - dayAt(b) || (a.start < b.start ? -1 : 1));
}

/** Whether the hours end on the day after. */
export function isOvernight({ start, end }: Pick<Hours, 'start' | 'end'>): boolean {
  return start !== '' && end !== '' && end <= start;
}

/** Hours to propose for one more window of a day: after a break, or the usual day. */
export function furtherHours(ofDay: readonly Hours[], dayOfWeek: Weekday): Hours {
  const last = ofDay.at(-1);
  return last === undefined || isOvernight(last) || last.end >= '20:00'
    ? newHours(dayOfWeek, ofDay.length === 0 ? '09:00' : '', ofDay.length === 0 ? '17:00' : '')
    : newHours(dayOfWeek, oneHourAfter(last.end), oneHourAfter(oneHourAfter(last.end)));
}

function oneHourAfter(time: string): string {
  return `${String(Number(time.slice(0, 2)) + 1).padStart(2, '0')}${time.slice(2)}`;
}
