import type { EpochMinutes } from './instant.ts';
import type { OpenPiece } from './open-intervals.ts';
import type { BookingPolicy } from './schedule.ts';

/** Whether an appointment may start at an instant by the practice's start grid. Search and booking both ask here.
 *
 *  The grid is counted on the wall clock from the start of each window: a window from 08:30 with a grid of 60 minutes has
 *  the starts 08:30, 09:30, 10:30, …, in every zone and season. When the clocks change within a window, the readings stay
 *  those: a reading that the clocks show twice is two starts, one that they skip is none. Where windows overlap, a start
 *  is on the grid when it is on the grid of any window that contains it. `pieces` are those of `openPieces`. */
export function isOnStartGrid(
  start: EpochMinutes,
  pieces: readonly OpenPiece[],
  { startGridMinutes }: Pick<BookingPolicy, 'startGridMinutes'>,
): boolean {
  return pieces.some(
    (piece) => piece.start <= start && start < piece.end && (start - piece.anchor) % startGridMinutes === 0,
  );
}
