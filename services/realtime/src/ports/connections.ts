import type { LogHead, Position } from '@frontdesk/contracts/event-log';
import type { RealtimeTopic } from '@frontdesk/contracts/realtime';
import type { Grant } from '../domain/grant.ts';

export interface ConnectionKey {
  readonly practiceId: string;
  readonly connectionId: string;
}

/** A connection that is pushed to. */
export interface LiveConnection {
  readonly connectionId: string;
  readonly topics: readonly RealtimeTopic[];
  /** Which invocation pushes to it, the same for its whole life, so that nothing overtakes. 0: the one that records. */
  readonly lane: number;
}

/** What a connection is doing. `idle`: nothing yet. `joining`: it is being brought up to date. */
export type ConnectionState =
  | { readonly kind: 'idle' | 'live' | 'missing' }
  | { readonly kind: 'joining'; readonly sinceEpochMilliseconds: number };

export interface GoingLive extends ConnectionKey {
  readonly topics: readonly RealtimeTopic[];
  /** The last event that the connection has, or need not have. */
  readonly position: Position;
  readonly lane: number;
  /** Absent for a connection that is live already and gets further topics. */
  readonly joinId?: string;
}

/** `moved`: there are events after the position; here is the head. `lost`: the connection is not what it was. */
export type WentLive =
  | { readonly kind: 'live' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'moved'; readonly head: LogHead };

/** The open connections of each practice. */
export interface Connections {
  enter(key: ConnectionKey, grant: Grant, now: number): Promise<void>;
  remove(key: ConnectionKey): Promise<void>;
  stateOf(key: ConnectionKey): Promise<ConnectionState>;
  /** Lets one caller bring an idle connection up to date. Otherwise tells the state that is in the way. */
  beginJoining(key: ConnectionKey, joinId: string, now: number): Promise<ConnectionState | undefined>;
  /** Makes a connection live, if and only if the log still ends at its position: what is logged later is pushed to it. */
  goLive(change: GoingLive, deadline: number): Promise<WentLive>;
  /** Takes topics from a live connection. Otherwise tells the state that is in the way. */
  removeTopics(key: ConnectionKey, topics: readonly RealtimeTopic[]): Promise<ConnectionState | undefined>;
  /** All connections that were live when it was called. */
  live(practiceId: string): Promise<readonly LiveConnection[]>;
}
