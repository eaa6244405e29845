import { type CalendarDate, dayOfMinutes, formatDate, parseDate } from './calendar-date.ts';
import { isPrecomputed, precomputedSegments } from './precomputed-zone-rules.ts';
import { MINUTES_PER_DAY } from './quantum.ts';
import { runtimeOffsetAt, runtimeSegments } from './runtime-zone-rules.ts';
import type { EpochMinutes, ZoneSegment } from './zone-segment.ts';

/** The wall-clock reading as the caller wrote it: minutes since 1970-01-01T00:00 of that wall clock, and its offset. */
export interface WrittenLocal {
  readonly localMinutes: number;
  readonly offsetMinutes: number;
}

export type { ZoneSegment } from './zone-segment.ts';

// Transitions are looked for block by block and the blocks kept, the least recently used going first:
// a practice searches the same month again and again, and a stranger's zones must not fill the memory.
const BLOCK_MINUTES = 128 * MINUTES_PER_DAY;
const MAXIMUM_BLOCKS = 256;
const blocks = new Map<string, readonly ZoneSegment[]>();
let lastBlock:
  | { readonly timeZone: string; readonly block: number; readonly segments: readonly ZoneSegment[] }
  | undefined;
let last: { readonly timeZone: string; readonly segment: ZoneSegment } | undefined;

// No zone is further from UTC than 14 hours, and none moved by more than a day.
const FURTHEST_MINUTES = 2 * MINUTES_PER_DAY;

/** The stretches of constant offset that make up [from, to), in order and without holes.
 *  Throws RangeError for an unknown zone; check with `isTimeZone` where the name comes in. */
export function zoneSegments(timeZone: string, from: EpochMinutes, to: EpochMinutes): ZoneSegment[] {
  const segments: { start: EpochMinutes; end: EpochMinutes; offsetMinutes: number }[] = [];
  for (let block = Math.floor(from / BLOCK_MINUTES); block * BLOCK_MINUTES < to; block += 1) {
    for (const { start, end, offsetMinutes } of segmentsOfBlock(timeZone, block)) {
      if (end <= from || start >= to) continue;
      const previous = segments.at(-1);
      if (previous?.offsetMinutes === offsetMinutes) previous.end = Math.min(end, to);
      else segments.push({ start: Math.max(start, from), end: Math.min(end, to), offsetMinutes });
    }
  }
  return segments;
}

/** The zone's offset from UTC at an instant, in minutes east. Throws RangeError for an unknown zone. */
export function offsetMinutesAt(timeZone: string, at: EpochMinutes): number {
  if (last?.timeZone !== timeZone || at < last.segment.start || at >= last.segment.end) {
    const segments = segmentsOfBlock(timeZone, Math.floor(at / BLOCK_MINUTES));
    const segment = segments.find(({ end }) => at < end);
    if (segment === undefined) throw new RangeError('No instant that a zone has rules for.');
    last = { timeZone, segment };
  }
  return last.segment.offsetMinutes;
}

/** Whether the name is a zone of the IANA database, or a link to one. Offsets such as `+02:00` are not zones. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/.test(name)) return false;
  if (isPrecomputed(name)) return true;
  try {
    runtimeOffsetAt(name, 0);
    return true;
  } catch {
    return false;
  }
}

/** The date that calendars on the wall of the zone show at an instant. */
export function localDateOf(at: EpochMinutes, timeZone: string): CalendarDate {
  return formatDate(dayOfMinutes(at + offsetMinutesAt(timeZone, at)));
}

/** The first instant at which the zone's wall clock shows the date or, when the zone skipped it, a later one:
 *  01:00 where the clocks go forward at midnight. Throws RangeError when the text is no date. */
export function startOfLocalDay(date: CalendarDate, timeZone: string): EpochMinutes {
  const day = parseDate(date);
  if (day === undefined) throw new RangeError('Not a calendar date.');
  const midnight = day * MINUTES_PER_DAY;
  for (const segment of zoneSegments(timeZone, midnight - FURTHEST_MINUTES, midnight + FURTHEST_MINUTES)) {
    const start = Math.max(segment.start, midnight - segment.offsetMinutes);
    if (start < segment.end) return start;
  }
  throw new RangeError('No instant that a zone has rules for.');
}

/** With which offset the zone's wall clock shows a reading (minutes since 1970-01-01T00:00 of that wall clock) for the first
 *  time, as a reading may come twice; for one that is skipped, the offset before the gap. */
export function firstOffsetAt(localMinutes: number, timeZone: string): number {
  const segments = zoneSegments(timeZone, localMinutes - FURTHEST_MINUTES, localMinutes + FURTHEST_MINUTES);
  // Only in a gap has the first stretch that ends later not begun by then: its clock went forward past the reading.
  const index = segments.findIndex(({ end, offsetMinutes }) => localMinutes < end + offsetMinutes);
  const showing = segments[index];
  if (showing === undefined) throw new RangeError('No instant that a zone has rules for.');
  const isSkipped = localMinutes < showing.start + showing.offsetMinutes;
  return (isSkipped ? (segments[index - 1] ?? showing) : showing).offsetMinutes;
}

/** False when the written wall-clock time falls into a gap of the zone and was written with one of the two offsets
 *  around that gap: `2026-03-08T02:30:00` with -05:00 or -04:00 in America/New_York names a time no clock there showed.
 *  Written with any other offset it is somebody else's wall clock, and names an instant all the same. */
export function localTimeExists({ localMinutes, offsetMinutes }: WrittenLocal, timeZone: string): boolean {
  const segments = zoneSegments(timeZone, localMinutes - FURTHEST_MINUTES, localMinutes + FURTHEST_MINUTES);
  return !segments.some((after, index) => {
    const before = segments[index - 1];
    if (before === undefined) return false;
    const inGap = localMinutes >= before.end + before.offsetMinutes && localMinutes < after.start + after.offsetMinutes;
    return inGap && (offsetMinutes === before.offsetMinutes || offsetMinutes === after.offsetMinutes);
  });
}

function segmentsOfBlock(timeZone: string, block: number): readonly ZoneSegment[] {
  // The one used last is the most recently used already.
  if (lastBlock?.block === block && lastBlock.timeZone === timeZone) return lastBlock.segments;
  const key = `${timeZone} ${block}`;
  let segments = blocks.get(key);
  if (segments === undefined) {
    const [from, to] = [block * BLOCK_MINUTES, (block + 1) * BLOCK_MINUTES];
    segments = precomputedSegments(timeZone, from, to) ?? runtimeSegments(timeZone, from, to);
    const oldest = blocks.size >= MAXIMUM_BLOCKS ? blocks.keys().next() : undefined;
    if (oldest?.done === false) blocks.delete(oldest.value);
  } else {
    blocks.delete(key);
  }
  blocks.set(key, segments);
  lastBlock = { timeZone, block, segments };
  return segments;
}
