import type { PublicEvent } from '@frontdesk/contracts/events';
import type { Call } from '../domain/call.ts';
import type { CallKey } from './post-call-queue.ts';

/** A call and the events that tell of its change. They are written together or not at all. */
export interface CallChange {
  readonly call: Call;
  readonly events: readonly PublicEvent[];
}

/** Pure: it may be asked several times, with the call as it is by then. Undefined leaves it as it is. */
export type DecideChange = (current: Call | undefined) => CallChange | undefined;

/** Calls, one by one. */
export interface CallReader {
  /** The call as it is after every write that was answered. */
  read(key: CallKey): Promise<Call | undefined>;
}

export interface CallStore extends CallReader {
  /** Changes a call, on the condition that nobody else has meanwhile; when somebody has, it asks again.
   *  Resolves with the call as it stands. Throws UNAVAILABLE when the deadline (epoch milliseconds) comes first. */
  change(key: CallKey, decide: DecideChange, deadline: number): Promise<Call | undefined>;
}
