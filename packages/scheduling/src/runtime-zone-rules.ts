import {
  create,
  getTimeZoneTransition,
  offsetNanoseconds,
  type Record as ZonedTime,
} from 'temporal-polyfill/fns/ZonedDateTime';
import type { EpochMinutes, ZoneSegment } from './zone-segment.ts';

const NANOSECONDS_PER_MINUTE = 60_000_000_000;

/** The offset of a zone at an instant in minutes east of UTC, by Temporal over the zone data that comes with the runtime.
 *  Throws RangeError for an unknown zone. The first call of a process costs about 20 ms, which the table spares us. */
export function runtimeOffsetAt(timeZone: string, at: EpochMinutes): number {
  return offsetOf(zonedTime(timeZone, at));
}

/** The stretches of constant offset that make up [from, to), as Temporal tells the zone's transitions. */
export function runtimeSegments(timeZone: string, from: EpochMinutes, to: EpochMinutes): ZoneSegment[] {
  const segments: ZoneSegment[] = [];
  let time = zonedTime(timeZone, from);
  let start = from;
  while (start < to) {
    const next = getTimeZoneTransition(time, 'next');
    const end = next === null ? to : Math.min(to, minutesOf(next));
    segments.push({ start, end, offsetMinutes: offsetOf(time) });
    if (next === null) break;
    time = next;
    start = end;
  }
  return segments;
}

function zonedTime(timeZone: string, at: EpochMinutes): ZonedTime {
  return create(BigInt(Math.round(at)) * BigInt(NANOSECONDS_PER_MINUTE), timeZone);
}

function minutesOf(time: ZonedTime): EpochMinutes {
  return Number(time.epochNanoseconds / BigInt(NANOSECONDS_PER_MINUTE));
}

/** Zones were finer than a minute only before 1972; what is finer is cut off. */
function offsetOf(time: ZonedTime): number {
  return Math.trunc(offsetNanoseconds(time) / NANOSECONDS_PER_MINUTE);
}
