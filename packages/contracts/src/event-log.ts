import type { RealtimeTopic } from './realtime.ts';

/** A public event on its way into its practice's log. */
export interface RecordedEvent {
  readonly eventId: string;
  readonly event: string;
  readonly topic: RealtimeTopic;
  /** RFC 3339, UTC. */
  readonly at: string;
  /** The event's data as JSON text: read by clients only. */
  readonly data: string;
}

/** An event with its place in the log. */
export interface LoggedEvent extends RecordedEvent {
  readonly seq: number;
  /** Epoch milliseconds. */
  readonly loggedAt: number;
}

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

/** Events after `afterSeq`, not beyond `toSeq`, `limit` at most. */
export interface LogRange {
  readonly afterSeq: number;
  readonly toSeq: number;
  readonly limit: number;
}

/** For how many days vendors can read an event (`GET /v2/events`) and have it sent again. */
export const EVENTS_KEPT_DAYS = 7;
