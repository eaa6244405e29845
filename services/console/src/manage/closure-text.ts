import type { ClosedTime } from '../desk/closed-time.ts';
import { addDays, dayOf, shortDayText, timeText } from '../time/practice-time.ts';

/** "Thu, Mar 4, 1:00 PM – 5:00 PM"; of whole days "Thu, Mar 4" or "Thu, Mar 4 – Fri, Mar 5". */
export function closedTimeText({ start, end }: ClosedTime, timeZone: string): string {
  const [day, endDay] = [dayOf(start, timeZone), dayOf(end, timeZone)];
  const isMidnight = (instant: string): boolean =>
    dayOf(Date.parse(instant) - 1, timeZone) !== dayOf(instant, timeZone);
  if (isMidnight(start) && isMidnight(end)) {
    const lastDay = addDays(endDay, -1);
    return lastDay === day ? shortDayText(day) : `${shortDayText(day)} – ${shortDayText(lastDay)}`;
  }
  const endText = timeText(end, timeZone);
  return `${shortDayText(day)}, ${timeText(start, timeZone)} – ${day === endDay ? endText : `${shortDayText(endDay)}, ${endText}`}`;
}
