import type { EpochMinutes } from './instant.ts';
import { mergeIntervals } from './interval.ts';
import { openPieces } from './open-intervals.ts';
import type { AppointmentType, BookingPolicy, Closure, Schedule } from './schedule.ts';
import { isOnStartGrid } from './start-grid.ts';

export type Bookability = 'bookable' | 'closed' | 'outside-schedule' | 'off-grid' | 'too-soon';

export interface BookabilityQuestion {
  readonly schedule: Schedule;
  /** Those that concern the provider: see `closuresOf`. */
  readonly closures: readonly Closure[];
  readonly type: AppointmentType;
  readonly policy: BookingPolicy;
  readonly start: EpochMinutes;
  /** May lie within a minute (a fraction). */
  readonly now: number;
}

/** Whether the rules allow an appointment to start then; whether the time is still free, the day sheets say.
 *  The start must be on the grid of a window that contains it (`isOnStartGrid`).
 *  The appointment proper, [start, start + duration), must lie in one open interval. Its buffers need not: a room may be
 *  aired after closing time. But they are part of the claim and never meet another's. */
export function bookability({ schedule, closures, type, policy, start, now }: BookabilityQuestion): Bookability {
  const end = start + type.durationMinutes;
  const pieces = openPieces(schedule, start, end);
  const [open] = mergeIntervals(pieces);
  if (open === undefined || open.start > start) return 'outside-schedule';
  if (!isOnStartGrid(start, pieces, policy)) return 'off-grid';
  if (open.end < end) return 'outside-schedule';
  if (mergeIntervals(closures).some((closure) => closure.start < end && closure.end > start)) return 'closed';
  if (start < now + policy.minimumNoticeMinutes) return 'too-soon';
  return 'bookable';
}
