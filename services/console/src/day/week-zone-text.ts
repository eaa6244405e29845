import { addDays, zoneText } from '../time/practice-time.ts';
import { startOfDay } from '../time/wall-clock.ts';

/** "Eastern Standard Time"; of a week in which the clocks change, both names in their order. */
export function weekZoneText(days: readonly string[], timeZone: string): string {
  const midnights = [...days, ...days.slice(-1).map((last) => addDays(last, 1))];
  const names = midnights.map((day) => zoneText(startOfDay(day, timeZone), timeZone));
  return [...new Set(names)].join(', then ');
}
