/** Part of a push that another invocation makes: events of the log, to the connections of a lane. */
export interface LanePush {
  readonly practiceId: string;
  readonly lane: number;
  readonly epoch: string;
  /** Exclusive. */
  readonly afterSeq: number;
  /** Inclusive. */
  readonly toSeq: number;
}

/** Hands pushes on, those of one lane in order. */
export interface LaneQueue {
  send(pushes: readonly LanePush[]): Promise<void>;
}
