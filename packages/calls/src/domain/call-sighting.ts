/** What one contact event says about a call, and all that is kept of it: no telephone number, no name, no attribute of the
 *  contact. Instants are epoch milliseconds, words are Amazon Connect's. */
export interface CallSighting {
  readonly practiceId: string;
  /** Amazon Connect's contact id. */
  readonly callId: string;
  readonly eventId: string;
  /** When the event was made. */
  readonly at: number;
  readonly channel?: string;
  /** Amazon Connect's `initiationMethod`. */
  readonly method?: string;
  readonly initiatedAt?: number;
  readonly queuedAt?: number;
  /** The customer's side was connected: of a contact that the practice dials, whoever was dialed has answered. */
  readonly systemConnectedAt?: number;
  /** An agent was. */
  readonly connectedAt?: number;
  readonly endedAt?: number;
  readonly queueId?: string;
  readonly agentId?: string;
  readonly disconnectReason?: string;
  /** Other contacts of the same caller's matter. */
  readonly initialContactId?: string;
  readonly previousContactId?: string;
  readonly nextContactId?: string;
  readonly relatedContactId?: string;
}
