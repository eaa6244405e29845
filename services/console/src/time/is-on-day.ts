import { addDays } from './practice-time.ts';
import { startOfDay } from './wall-clock.ts';

/** Whether an appointment is on a day's sheet, or on that of any day from `day` to `last`: one that goes on after midnight is
 *  on two. */
export function isOnDay(
  { start, end, timeZone }: { readonly start: string; readonly end: string; readonly timeZone: string },
  day: string,
  last = day,
): boolean {
  const [from, to] = [startOfDay(day, timeZone), startOfDay(addDays(last, 1), timeZone)];
  return Date.parse(start) < to && Date.parse(end) > from;
}
