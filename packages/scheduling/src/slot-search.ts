import { claimOf } from './claim.ts';
import { claimedIntervals, type DaySheet } from './day-sheet.ts';
import { type EpochMinutes, epochSecondsOf } from './instant.ts';
import { type Interval, mergeIntervals, subtractIntervals } from './interval.ts';
import { type OpenPiece, openPieces } from './open-intervals.ts';
import type { AppointmentType, BookingPolicy, Closure, Schedule } from './schedule.ts';
import { isOnStartGrid } from './start-grid.ts';

export interface SlotQuestion {
  readonly schedule: Schedule;
  /** Those that concern the provider: see `closuresOf`. */
  readonly closures: readonly Closure[];
  readonly type: AppointmentType;
  readonly policy: BookingPolicy;
  /** The provider's pages of the days that `sheetDaysOf(from, to, type)` names. */
  readonly sheets: Iterable<DaySheet>;
  /** Slots that start in [from, to). */
  readonly from: EpochMinutes;
  readonly to: EpochMinutes;
  /** May lie within a minute (a fraction). */
  readonly now: number;
  readonly limit?: number;
  /** Only slots that start later than this: where the page before ended. */
  readonly after?: EpochMinutes;
  /** A start that is offered although it is on no offer interval: that of an appointment which may stay where it is. */
  readonly alsoOffered?: EpochMinutes;
}

/** The times one provider can offer, in order: on the policy's interval counted on the wall clock from each window's
 *  start, bookable by the rules (`bookability`) and, with buffers, free on the sheets. */
export function findSlots(question: SlotQuestion): Interval[] {
  const { schedule, closures, type, policy, to, now, limit = Number.POSITIVE_INFINITY } = question;
  const earliest = Math.max(
    question.from,
    question.after === undefined ? question.from : question.after + 1,
    Math.ceil(now + policy.minimumNoticeMinutes),
  );
  if (earliest >= to) return [];

  // The last slot may reach beyond the range that its start lies in.
  const pieces = openPieces(schedule, earliest, to + type.durationMinutes);
  const open = subtractIntervals(mergeIntervals(pieces), mergeIntervals(closures));
  const claimed = claimedIntervals(question.sheets, epochSecondsOf(now));
  const slots: Interval[] = [];
  let openIndex = 0;
  let claimedIndex = 0;
  for (const start of offeredStarts(pieces, policy, to, question.alsoOffered)) {
    const end = start + type.durationMinutes;
    while (openIndex < open.length && (open[openIndex]?.end ?? 0) < end) openIndex += 1;
    const within = open[openIndex];
    if (within === undefined) break;
    if (within.start > start) continue;

    const claim = claimOf(start, type);
    while (claimedIndex < claimed.length && (claimed[claimedIndex]?.end ?? 0) <= claim.start) claimedIndex += 1;
    const other = claimed[claimedIndex];
    if (other !== undefined && other.start < claim.end) continue;

    slots.push({ start, end });
    if (slots.length >= limit) break;
  }
  return slots;
}

/** Every start on the offer interval of a window and on the start grid, ascending and once. */
function offeredStarts(
  pieces: readonly OpenPiece[],
  policy: BookingPolicy,
  to: EpochMinutes,
  also: EpochMinutes | undefined,
): EpochMinutes[] {
  const starts: EpochMinutes[] = [];
  let ascending = true;
  for (const piece of pieces) {
    const { start, end, anchor } = piece;
    const own = [piece];
    const steps = Math.ceil((start - anchor) / policy.offerIntervalMinutes);
    for (let offered = anchor + steps * policy.offerIntervalMinutes; offered < end && offered < to; ) {
      // Nearly always on the grid of its own window, so the others are looked through only when it is not.
      if (isOnStartGrid(offered, own, policy) || isOnStartGrid(offered, pieces, policy)) {
        ascending &&= offered > (starts.at(-1) ?? Number.NEGATIVE_INFINITY);
        starts.push(offered);
      }
      offered += policy.offerIntervalMinutes;
    }
  }
  if (also !== undefined && also < to && isOnStartGrid(also, pieces, policy)) {
    ascending = false;
    starts.push(also);
  }
  // Windows of neighbouring days may overlap where one leads over midnight.
  return ascending ? starts : [...new Set(starts)].sort((a, b) => a - b);
}
