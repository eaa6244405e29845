import type { Schedule } from '../desk/desk.ts';
import { type Hours, hoursFrom } from './typed-hours.ts';
import { WEEKDAYS, type WeeklyHours } from './weekly-hours.ts';

type Override = Schedule['overrides'][number];

/** A date with hours of its own, as they are typed; none: closed. */
export interface SingleDay {
  readonly date: string;
  readonly hours: readonly Hours[];
}

/** The single days of a schedule from `today` on for a form, and those before, which stay as they are. */
export function singleDaysOf(
  { overrides }: Pick<Schedule, 'overrides'>,
  today: string,
): { readonly past: readonly Override[]; readonly days: readonly SingleDay[] } {
  const sorted = overrides.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  return {
    past: sorted.filter(({ date }) => date < today),
    days: sorted
      .filter(({ date }) => date >= today)
      .map(({ date, windows }) => ({ date, hours: windows.map(hoursFrom) })),
  };
}

/** One more day, with the hours that it would have as any of its week; a day that is there already stays as it is. */
export function withDay(days: readonly SingleDay[], date: string, weekly: readonly WeeklyHours[]): SingleDay[] {
  if (days.some((day) => day.date === date)) return [...days];
  // The table begins with Monday, JavaScript with Sunday.
  const [dayOfWeek] = WEEKDAYS[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] ?? [];
  const usual = weekly.filter((hours) => hours.dayOfWeek === dayOfWeek).map(hoursFrom);
  return [...days, { date, hours: usual }].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** The hours of each day by time, as they are sent. */
export function inOrder(days: readonly SingleDay[]): SingleDay[] {
  return days.map(({ date, hours }) => ({ date, hours: hours.toSorted((a, b) => (a.start < b.start ? -1 : 1)) }));
}

/** What to send: what the API says of `/overrides/2` is about the third, past ones first. */
export function overridesOf(past: readonly Override[], days: readonly SingleDay[]): Override[] {
  const windows = (hours: readonly Hours[]) => hours.map(({ start, end }) => ({ start, end }));
  return [...past, ...inOrder(days).map(({ date, hours }) => ({ date, windows: windows(hours) }))];
}
