import { addDays } from './practice-time.ts';
import { startOfDay } from './wall-clock.ts';

/** Whether an appointment is on a day's sheet: one that goes on after midnight is on two. */
export function isOnDay(
  { start, end, timeZone }: { readonly start: string; readonly end: string; readonly timeZone: string },
  day: string,
): boolean {
  const [from, to] = [startOfDay(day, timeZone), startOfDay(addDays(day, 1), timeZone)];
  return Date.parse(start) < to && Date.parse(end) > from;
}
