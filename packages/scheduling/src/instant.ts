import { dayOfMinutes, epochDayOf, formatDate, parseDate } from './calendar-date.ts';
import { MINUTES_PER_DAY } from './quantum.ts';
import { firstOffsetAt, offsetMinutesAt, type WrittenLocal } from './zone-offsets.ts';
import type { EpochMinutes } from './zone-segment.ts';

export type { EpochMinutes } from './zone-segment.ts';

export interface ParsedInstant {
  /** The minute in which the instant lies. */
  readonly epochMinutes: EpochMinutes;
  /** Seconds past that minute, fraction included; 0 for a whole minute. What a non-zero rest means, the caller decides. */
  readonly secondsPastMinute: number;
  /** Absent for `Z` and `-00:00`, which say nothing about a local time (RFC 3339, section 4.3). */
  readonly writtenLocal?: WrittenLocal;
}

const RFC_3339 = /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2}(?:\.\d{1,9})?)(?:[Zz]|([+-])(\d{2}):(\d{2}))$/;
const EARLIEST = (epochDayOf(1, 1, 1) ?? 0) * MINUTES_PER_DAY;
const LATEST = (epochDayOf(9999, 12, 31) ?? 0) * MINUTES_PER_DAY;

/** Reads an RFC 3339 date-time, whose offset is mandatory. `undefined` when malformed, when the date does not exist
 *  (2026-02-30) or for a leap second, which no wall clock of a practice shows. */
export function parseInstant(text: string): ParsedInstant | undefined {
  const match = RFC_3339.exec(text);
  if (match === null) return undefined;
  const day = epochDayOf(Number(match[1]), Number(match[2]), Number(match[3]));
  const hour = Number(match[4]);
  const minute = Number(match[5]);
  const secondsPastMinute = Number(match[6]);
  const offsetHour = Number(match[8] ?? 0);
  const offsetMinute = Number(match[9] ?? 0);
  if (day === undefined || hour > 23 || minute > 59 || secondsPastMinute >= 60) return undefined;
  if (offsetHour > 23 || offsetMinute > 59) return undefined;

  const sign = match[7] === '-' ? -1 : 1;
  const offsetMinutes = sign * (offsetHour * 60 + offsetMinute);
  const localMinutes = day * MINUTES_PER_DAY + hour * 60 + minute;
  const epochMinutes = localMinutes - offsetMinutes;
  if (epochMinutes < EARLIEST || epochMinutes > LATEST) return undefined;
  if (match[7] === undefined || (sign === -1 && offsetMinutes === 0)) return { epochMinutes, secondsPastMinute };
  return { epochMinutes, secondsPastMinute, writtenLocal: { localMinutes, offsetMinutes } };
}

/** RFC 3339 with the offset the zone has at that instant: `2026-03-09T09:00:00-04:00`. */
export function formatInstant(epochMinutes: EpochMinutes, timeZone: string): string {
  const offset = offsetMinutesAt(timeZone, epochMinutes);
  const local = epochMinutes + offset;
  const day = dayOfMinutes(local);
  return `${formatDate(day)}T${formatTime(local - day * MINUTES_PER_DAY)}:00${formatOffset(offset)}`;
}

/** A reading of the zone's wall clock (`2026-12-08`, `10:00`) as RFC 3339 text with an offset: that of the first time the clock
 *  shows it. A reading that the clock skips gets the offset before the gap, by which `localTimeExists` tells it.
 *  Throws RangeError when the texts are no date and time. */
export function formatWallClock(date: string, time: string, timeZone: string): string {
  const day = parseDate(date);
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  if (day === undefined || hour === undefined) throw new RangeError('Not a date and a time of day.');
  const localMinutes = day * MINUTES_PER_DAY + Number(hour) * 60 + Number(minute);
  return `${date}T${time}:00${formatOffset(firstOffsetAt(localMinutes, timeZone))}`;
}

/** The instant of a reading of the zone's wall clock, as `formatWallClock` writes it. Throws RangeError when the texts are no date and time. */
export function instantOfWallClock(date: string, time: string, timeZone: string): EpochMinutes {
  const instant = parseInstant(formatWallClock(date, time, timeZone));
  if (instant === undefined) throw new RangeError('No clock shows this time.');
  return instant.epochMinutes;
}

/** RFC 3339 in UTC, the form of keys that sort by time: `2026-03-09T13:00:00Z`. */
export function formatUtcInstant(epochMinutes: EpochMinutes): string {
  const day = dayOfMinutes(epochMinutes);
  return `${formatDate(day)}T${formatTime(epochMinutes - day * MINUTES_PER_DAY)}:00Z`;
}

/** The epoch second of an instant that may lie within a minute; the margin absorbs the division by 60 that made it. */
export function epochSecondsOf(epochMinutes: number): number {
  return Math.floor(epochMinutes * 60 + 1e-4);
}

/** The UTC day of an instant, `YYYY-MM-DD`. */
export function utcDateOf(epochMinutes: EpochMinutes): string {
  return formatDate(dayOfMinutes(epochMinutes));
}

function formatTime(minutes: number): string {
  const hour = Math.floor(minutes / 60);
  const minute = minutes - hour * 60;
  return `${hour < 10 ? '0' : ''}${hour}:${minute < 10 ? '0' : ''}${minute}`;
}

function formatOffset(offsetMinutes: number): string {
  return `${offsetMinutes < 0 ? '-' : '+'}${formatTime(Math.abs(offsetMinutes))}`;
}
