/** Whose workflow. */
export interface CallKey {
  readonly practiceId: string;
  readonly id: string;
}

/** Asks for the post-call workflow of an ended call, which runs a moment later. Asking more than once is harmless. */
export interface PostCallQueue {
  /** Throws UNAVAILABLE. */
  request(call: CallKey): Promise<void>;
}
