import type { CallDirection } from '@frontdesk/contracts/call';

/** What one contact event says about a call, and all that is kept of it: no telephone number, no name, no attribute of the
 *  contact. Instants are epoch milliseconds. */
export interface CallSighting {
  readonly practiceId: string;
  /** Amazon Connect's contact id. */
  readonly callId: string;
  readonly eventId: string;
  /** When the event was made. */
  readonly at: number;
  readonly channel?: string;
  readonly direction?: CallDirection;
  readonly initiatedAt?: number;
  readonly queuedAt?: number;
  readonly connectedAt?: number;
  readonly endedAt?: number;
  readonly queueId?: string;
  readonly agentId?: string;
  readonly disconnectReason?: string;
}
