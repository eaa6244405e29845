import type { EpochMinutes } from './instant.ts';

/** Half open: `start` belongs to it, `end` does not, so neighbours touch without overlapping. */
export interface Interval {
  readonly start: EpochMinutes;
  readonly end: EpochMinutes;
}

/** Sorted, disjoint, never touching: the one form in which sets of instants are handed around. */
export function mergeIntervals(intervals: Iterable<Interval>): Interval[] {
  const sorted = [...intervals].filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start);
  const merged: { start: EpochMinutes; end: EpochMinutes }[] = [];
  for (const { start, end } of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** What of `intervals` is not in `removed`; both sorted and disjoint. */
export function subtractIntervals(intervals: readonly Interval[], removed: readonly Interval[]): Interval[] {
  if (removed.length === 0) return [...intervals];
  const remaining: Interval[] = [];
  let first = 0;
  for (const { start, end } of intervals) {
    let from = start;
    while (first < removed.length && (removed[first]?.end ?? 0) <= start) first += 1;
    for (let index = first; index < removed.length && from < end; index += 1) {
      const hole = removed[index];
      if (hole === undefined || hole.start >= end) break;
      if (hole.start > from) remaining.push({ start: from, end: hole.start });
      from = Math.max(from, hole.end);
    }
    if (from < end) remaining.push({ start: from, end });
  }
  return remaining;
}

/** The part of the interval inside [from, to); empty (start >= end) when they do not meet. */
export function clipInterval(interval: Interval, from: EpochMinutes, to: EpochMinutes): Interval {
  return { start: Math.max(interval.start, from), end: Math.min(interval.end, to) };
}
