import type { EpochMinutes } from '@frontdesk/scheduling/instant';
import { MINUTES_PER_DAY } from '@frontdesk/scheduling/quantum';
import type { ClosureRecord, PracticeRecord } from './practice-record.ts';

/** PRACTICE lists every item of the rules, in at most 400 KB; and all of them are read and checked with each change. */
export const MOST_CLOSURES = 1_000;

/** A closure that is over decides nothing more, since nobody books the past. It stays a while for who looks back. */
const KEPT_AFTER_END_DAYS = 7;

/** More than one change brings, so that any number of them melts away, and few enough for its transaction. */
const MOST_DROPPED_AT_ONCE = 20;

/** The closures that a change of closures takes along because they are long over: the first of them to end. */
export function closuresToDrop({ closures }: PracticeRecord, now: EpochMinutes): string[] {
  return closures
    .filter((closure) => !isKept(closure, now))
    .sort((a, b) => a.end - b.end || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_DROPPED_AT_ONCE)
    .map(({ id }) => id);
}

/** Whether a practice has as many closures as it may. Those that are long over do not count: they go. */
export function hasMostClosures({ closures }: PracticeRecord, now: EpochMinutes): boolean {
  return closures.filter((closure) => isKept(closure, now)).length >= MOST_CLOSURES;
}

function isKept({ end }: ClosureRecord, now: EpochMinutes): boolean {
  return end > now - KEPT_AFTER_END_DAYS * MINUTES_PER_DAY;
}
