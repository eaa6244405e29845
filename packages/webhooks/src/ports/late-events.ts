/** New events of one practice's log, in order. */
export interface NewEvents {
  readonly practiceId: string;
  readonly epoch: string;
  readonly events: readonly { readonly seq: number; readonly event: string }[];
}

/** Where events wait that no worker could be told of, so that other practices' events wait for none of them. */
export interface LateEvents {
  /** Throws UNAVAILABLE. */
  put(news: NewEvents): Promise<void>;
}
