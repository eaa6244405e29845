import type { LoggedEvent, LogRange, Position } from '@frontdesk/contracts/event-log';

/** Each practice's events in order: every event once, numbered without a gap. */
export interface EventLogReader {
  /** The end of a practice's log; undefined before its first event. */
  head(practiceId: string): Promise<Position | undefined>;
  /** In order. Those that are older than the log keeps may be missing. */
  read(practiceId: string, epoch: string, range: LogRange): Promise<readonly LoggedEvent[]>;
}
