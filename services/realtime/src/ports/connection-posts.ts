/** Connection ids with the frames that each is to get, in order. */
export interface Parcel {
  readonly connectionId: string;
  readonly frames: readonly string[];
}

export interface Posted {
  /** Connections that are no more. */
  readonly gone: readonly string[];
  /** Connections that did not take all they should have: they were closed, since they would have a gap. */
  readonly dropped: readonly string[];
}

/** Sends frames to connections. */
export interface ConnectionPosts {
  /** Resolves when each connection has all its frames or is among the gone and the dropped. */
  deliver(parcels: readonly Parcel[]): Promise<Posted>;
  /** Closes a connection, so that its client connects again. */
  close(connectionId: string): Promise<void>;
}
