import { parseDate } from './calendar-date.ts';
import type { PageChange, PageClaim } from './claim.ts';
import type { EpochMinutes } from './instant.ts';
import { clipInterval, type Interval, mergeIntervals, subtractIntervals } from './interval.ts';
import { MINUTES_PER_DAY, QUANTA_PER_DAY, QUANTUM_MINUTES } from './quantum.ts';

/** One page: what of one resource's UTC day is claimed, and until when. */
export interface DaySheet {
  /** UTC date, `YYYY-MM-DD`. */
  readonly day: string;
  /** Quantum (0 to 287) to the epoch second until which it is claimed: a hold's end, or FOREVER. */
  readonly claimedUntil: ReadonlyMap<number, number>;
}

/** The end of a booking's claim, 9999-12-31T23:59:59Z: it is given back, it never lapses. */
export const FOREVER = 253_402_300_799;

/** Whether a quantum may be claimed. This is the write's own condition, `attribute_not_exists(q) OR q < :now`, and must
 *  stay it: a search that knew better would offer what cannot be booked, or hide what can. */
export function isClaimable(claimedUntil: number | undefined, nowEpochSeconds: number): boolean {
  return claimedUntil === undefined || claimedUntil < nowEpochSeconds;
}

/** Whether every quantum of the pages may be claimed. Pages and sheets of one resource; a day without a sheet is free. */
export function isFree(pages: readonly PageClaim[], sheets: Iterable<DaySheet>, nowEpochSeconds: number): boolean {
  const byDay = new Map<string, DaySheet>();
  for (const sheet of sheets) byDay.set(sheet.day, sheet);
  return pages.every(({ day, firstQuantum, lastQuantumExclusive }) => {
    const claimedUntil = byDay.get(day)?.claimedUntil;
    if (claimedUntil === undefined) return true;
    for (let quantum = firstQuantum; quantum < lastQuantumExclusive; quantum += 1) {
      if (!isClaimable(claimedUntil.get(quantum), nowEpochSeconds)) return false;
    }
    return true;
  });
}

/** When a resource is claimed, sorted and merged. */
export function claimedIntervals(sheets: Iterable<DaySheet>, nowEpochSeconds: number): Interval[] {
  const claimed: Interval[] = [];
  // Marked and swept rather than sorted: a search reads some 60,000 quanta, and this is most of its time.
  const marks = new Uint8Array(QUANTA_PER_DAY + 1);
  for (const { day, claimedUntil } of sheets) {
    marks.fill(0);
    claimedUntil.forEach((until, quantum) => {
      if (!isClaimable(until, nowEpochSeconds)) marks[quantum] = 1;
    });
    const midnight = (parseDate(day) ?? Number.NaN) * MINUTES_PER_DAY;
    let quantum = marks.indexOf(1);
    while (quantum >= 0 && quantum < QUANTA_PER_DAY) {
      const end = marks.indexOf(0, quantum);
      claimed.push({ start: midnight + quantum * QUANTUM_MINUTES, end: midnight + end * QUANTUM_MINUTES });
      quantum = marks.indexOf(1, end);
    }
  }
  return mergeIntervals(claimed);
}

/** When a resource is free within [from, to), sorted and merged. Days without a sheet are free. */
export function freeIntervals(
  sheets: Iterable<DaySheet>,
  from: EpochMinutes,
  to: EpochMinutes,
  nowEpochSeconds: number,
): Interval[] {
  const whole = clipInterval({ start: from, end: to }, from, to);
  return whole.start < whole.end ? subtractIntervals([whole], claimedIntervals(sheets, nowEpochSeconds)) : [];
}

/** The page after a transaction's change to it. Says nothing of whether the change was allowed: ask `isFree` before. */
export function changeSheet(sheet: DaySheet, change: Pick<PageChange, 'claim' | 'release'>, until: number): DaySheet {
  const claimedUntil = new Map(sheet.claimedUntil);
  for (const quantum of change.release) claimedUntil.delete(quantum);
  for (const quantum of change.claim) claimedUntil.set(quantum, until);
  return { day: sheet.day, claimedUntil };
}
