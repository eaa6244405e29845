import type { Grant } from '../domain/grant.ts';
import type { TicketKey } from '../domain/ticket.ts';

/** Keeps tickets until they are used or their time is over. */
export interface TicketStore {
  /** `validUntil` in epoch milliseconds. */
  keep(key: TicketKey, grant: Grant, validUntil: number): Promise<void>;
  /** What the ticket grants, to the first who asks in time; undefined to everyone else. */
  redeem(key: TicketKey, now: number): Promise<Grant | undefined>;
}
