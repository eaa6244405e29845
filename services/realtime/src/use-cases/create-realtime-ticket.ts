import type { RealtimeTicket } from '@frontdesk/contracts/realtime';
import type { AuthoriserContext } from '@frontdesk/core/authoriser-context';
import type { Clock } from '@frontdesk/core/clock';
import { newTicket, ticketEnd, ticketKeyOf } from '../domain/ticket.ts';
import type { TicketStore } from '../ports/ticket-store.ts';

export interface CreateRealtimeTicketPorts {
  readonly tickets: TicketStore;
  readonly clock: Clock;
  /** `wss://…`, without a query. */
  readonly realtimeUrl: string;
}

/** Gives the caller a ticket for one connection within 30 seconds, with the scopes of the token. */
export async function createRealtimeTicket(
  caller: AuthoriserContext,
  { tickets, clock, realtimeUrl }: CreateRealtimeTicketPorts,
): Promise<RealtimeTicket> {
  const { practiceId, subject, scopes } = caller;
  const ticket = newTicket(practiceId);
  const key = ticketKeyOf(ticket);
  if (key === undefined) throw new TypeError('A ticket of ours is not in our form.');
  const validUntil = ticketEnd(clock.now());
  await tickets.keep(key, { practiceId, subject, scopes }, validUntil);
  const url = new URL(realtimeUrl);
  url.searchParams.set('ticket', ticket);
  return { ticket, url: url.href, expiresAt: new Date(validUntil).toISOString() };
}
