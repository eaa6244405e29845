/** A place in a practice's log. `seq` counts from 1 without a gap within an epoch; 0 is before the first event. */
export interface Position {
  readonly epoch: string;
  readonly seq: number;
}

/** Where a practice's log ends, and how far it is known to have been pushed. */
export interface LogHead extends Position {
  /** Everything up to here was posted to all connections that were live then. Never ahead of the truth, at times behind. */
  readonly pushedSeq: number;
  /** Lanes that connections are spread over. */
  readonly lanes: number;
}

/** How long an event can be replayed. */
export const LOG_KEPT_MILLISECONDS = 24 * 60 * 60 * 1000;

/** A client further behind than this takes a snapshot, which is less to send. */
export const LONGEST_REPLAY = 10_000;

/** Whether the log can still hold all that a client missed. What it lost to age only reading it tells. */
export function mayResume(since: Position, head: Position): boolean {
  return since.epoch === head.epoch && since.seq <= head.seq && head.seq - since.seq <= LONGEST_REPLAY;
}
