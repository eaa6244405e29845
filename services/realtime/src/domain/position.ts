import type { Position } from '@frontdesk/contracts/event-log';

/** How long an event can be replayed. */
export const LOG_KEPT_MILLISECONDS = 24 * 60 * 60 * 1000;

/** A client further behind than this takes a snapshot, which is less to send. */
export const LONGEST_REPLAY = 10_000;

/** Whether the log can still hold all that a client missed. What it lost to age only reading it tells. */
export function mayResume(since: Position, head: Position): boolean {
  return since.epoch === head.epoch && since.seq <= head.seq && head.seq - since.seq <= LONGEST_REPLAY;
}
