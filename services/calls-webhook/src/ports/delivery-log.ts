/** What tells one signed delivery from all others: its sender's id for the message, and when it was sent. */
export interface DeliveryKey {
  readonly id: string;
  /** Epoch seconds, as text. */
  readonly timestamp: string;
}

/** Which deliveries have been accepted, for as long as their signatures are good. */
export interface DeliveryLog {
  /** The digest of the body with which it was accepted; undefined when it was not. */
  find(key: DeliveryKey): Promise<string | undefined>;
  remember(key: DeliveryKey, bodyDigest: string): Promise<void>;
}
