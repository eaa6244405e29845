import type { LoggedEvent, LogHead, LogRange, RecordedEvent } from '@frontdesk/contracts/event-log';

export interface Append {
  readonly practiceId: string;
  /** The end of the log as the caller knows it; its `pushedSeq` and `lanes` are stored with the events. */
  readonly head: LogHead;
  /** In order, no two with one id. */
  readonly events: readonly RecordedEvent[];
  /** Epoch milliseconds. */
  readonly now: number;
}

/** `written`: all of them, after the head. `refused`: none; these ids were in the log already, and the head was elsewhere
 *  (undefined: where the caller said). `undecided`: contention, or no answer; asking again tells. */
export type Appended =
  | { readonly kind: 'written' | 'undecided' }
  | { readonly kind: 'refused'; readonly logged: ReadonlySet<string>; readonly head: LogHead | undefined };

/** Each practice's events in order: every event once, numbered without a gap. */
export interface EventLog {
  /** The end of a practice's log, as it is now. */
  head(practiceId: string): Promise<LogHead | undefined>;
  /** Begins a practice's log unless it exists, and tells its end. */
  begin(practiceId: string, epoch: string): Promise<LogHead>;
  /** Numbers and stores events in one step, or does nothing. */
  append(append: Append): Promise<Appended>;
  /** At most `limit` events after `afterSeq`, not beyond `toSeq`, in order. */
  read(practiceId: string, epoch: string, range: LogRange): Promise<readonly LoggedEvent[]>;
}
