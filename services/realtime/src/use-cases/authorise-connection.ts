import type { Clock } from '@frontdesk/core/clock';
import { type Grant, topicsOf } from '../domain/grant.ts';
import { ticketKeyOf } from '../domain/ticket.ts';
import type { TicketStore } from '../ports/ticket-store.ts';
import type { TokenVerifier } from '../ports/token-verifier.ts';

/** What a client brings to open a connection. */
export interface Credentials {
  readonly ticket?: string | undefined;
  readonly accessToken?: string | undefined;
}

export interface AuthoriseConnectionPorts {
  readonly tickets: TicketStore;
  readonly tokens: TokenVerifier;
  readonly clock: Clock;
}

/** `unknown`: nobody we can name. `refused`: the ticket is used or too old, or the token opens no topic. */
export type Authorisation =
  | { readonly kind: 'granted'; readonly grant: Grant }
  | { readonly kind: 'unknown' | 'refused' };

/** Decides whether a connection may be opened, and for whom. A ticket is used up by asking. */
export async function authoriseConnection(
  { ticket, accessToken }: Credentials,
  { tickets, tokens, clock }: AuthoriseConnectionPorts,
): Promise<Authorisation> {
  if (ticket !== undefined) {
    const key = ticketKeyOf(ticket);
    if (key === undefined) return { kind: 'unknown' };
    const grant = await tickets.redeem(key, clock.now());
    return grant === undefined ? { kind: 'refused' } : { kind: 'granted', grant };
  }
  const grant = accessToken === undefined ? undefined : await tokens.verify(accessToken);
  if (grant === undefined) return { kind: 'unknown' };
  return topicsOf(grant.scopes).length === 0 ? { kind: 'refused' } : { kind: 'granted', grant };
}
