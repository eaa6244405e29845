import type { PublicEvent } from '@frontdesk/contracts/events';
import type { Call, CallRecord } from '../domain/call.ts';
import type { ChainRecord } from '../domain/chain.ts';
import type { CallKey } from './post-call-queue.ts';

/** A practice's records as they are after every write that was answered. */
export interface CallView {
  call(id: string): Promise<CallRecord | undefined>;
  chain(id: string): Promise<ChainRecord | undefined>;
}

/** A record that was read, and what it is to become. */
export interface RecordChange<Stored> {
  readonly before: Stored | undefined;
  readonly after: Stored;
}

/** Records and the events that tell of their change. They are written together or not at all. */
export interface CallChanges {
  readonly calls?: readonly RecordChange<CallRecord>[];
  readonly chains?: readonly RecordChange<ChainRecord>[];
  readonly events: readonly PublicEvent[];
}

/** What is to be written, if anything, and what comes of it. It may be asked several times, with the records as they are by
 *  then. */
export type Decide<Result> = (
  view: CallView,
) => Promise<{ readonly changes?: CallChanges | undefined; readonly result: Result }>;

/** Calls, one by one. */
export interface CallReader {
  /** The call as it is after every write that was answered. */
  read(key: CallKey): Promise<Call | undefined>;
}

export interface CallStore extends CallReader {
  /** Changes records of a practice, on the condition that those it changes are still what was read; when somebody was first,
   *  it asks again. Throws what `decide` throws, and UNAVAILABLE when the deadline (epoch milliseconds) comes first. */
  change<Result>(practiceId: string, decide: Decide<Result>, deadline: number): Promise<Result>;
  /** What `change` lets its caller look at. */
  view(practiceId: string): CallView;
  /** The records of these calls, read in one request; those that do not exist are left out. Throws UNAVAILABLE. */
  records(keys: readonly CallKey[], deadline: number): Promise<readonly CallRecord[]>;
  /** Writes changes once, on the condition that all records are still what was read. False: nothing is written as far as is
   *  known, because somebody was first, something was in the way, or no answer came. At most `MOST_WRITTEN` records and
   *  events, each record once; they may be of several practices. Throws what no second attempt mends. */
  write(changes: CallChanges, deadline: number): Promise<boolean>;
}

/** Records and events of one `write`. Source: DynamoDB API reference, TransactWriteItems. */
export const MOST_WRITTEN = 100;
