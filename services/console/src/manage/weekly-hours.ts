import type { Schedule } from '../desk/desk.ts';
import { type Hours, hoursFrom } from './typed-hours.ts';

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

/** Opening hours of a weekday as they are typed. */
export interface WeeklyHours extends Hours {
  readonly dayOfWeek: Weekday;
}

/** A schedule's week for a form. */
export function hoursOf({ weekly }: Pick<Schedule, 'weekly'>): WeeklyHours[] {
  return weekly.map(({ dayOfWeek, ...window }) => ({ ...hoursFrom(window), dayOfWeek }));
}

/** The week to send, by day and time: what the API says of `/weekly/2` is about the third. */
export function weeklyOf(hours: readonly WeeklyHours[]): WeeklyHours[] {
  const dayAt = ({ dayOfWeek }: WeeklyHours): number => WEEKDAYS.findIndex(([day]) => day === dayOfWeek);
  return hours.toSorted((a, b) => dayAt(a) - dayAt(b) || (a.start < b.start ? -1 : 1));
}
