import type { EpochMinutes } from './instant.ts';
import { type Interval, mergeIntervals, subtractIntervals } from './interval.ts';
import type { Closure, Schedule } from './schedule.ts';
import { windowsBetween } from './wall-clock-window.ts';
import { zoneSegments } from './zone-offsets.ts';

/** A stretch of instants that a window opens, and where that window's count of offers begins. */
export interface OpenPiece extends Interval {
  /** The instant at which the window would start, were the offset of this piece the only one. */
  readonly anchor: EpochMinutes;
}

/** When the schedule is open within [from, to): sorted, merged instants, closures taken away.
 *  An instant is open iff its local wall clock lies in a window, so an hour that the clocks repeat is open twice and
 *  one that they skip never. The closures given are all applied; choose them with `closuresOf`. */
export function openIntervals(
  schedule: Schedule,
  closures: readonly Closure[],
  from: EpochMinutes,
  to: EpochMinutes,
): Interval[] {
  return subtractIntervals(mergeIntervals(openPieces(schedule, from, to)), mergeIntervals(closures));
}

/** The windows' stretches one by one, before merging, in order of start within each offset of the zone. */
export function openPieces(schedule: Schedule, from: EpochMinutes, to: EpochMinutes): OpenPiece[] {
  const pieces: OpenPiece[] = [];
  for (const { start: segmentStart, end: segmentEnd, offsetMinutes } of zoneSegments(schedule.timeZone, from, to)) {
    for (const window of windowsBetween(schedule, segmentStart + offsetMinutes, segmentEnd + offsetMinutes)) {
      const anchor = window.localStart - offsetMinutes;
      const start = Math.max(anchor, segmentStart);
      const end = Math.min(window.localEnd - offsetMinutes, segmentEnd);
      if (start < end) pieces.push({ start, end, anchor });
    }
  }
  return pieces;
}
