import { createHash, randomBytes } from 'node:crypto';
import { REALTIME_TICKET_TTL_SECONDS } from '@frontdesk/contracts/realtime';
import { IDENTIFIER_FORM } from '@frontdesk/core/identifier-form';

/** What a ticket is found by: never the ticket itself, which is as good as a password while it lasts. */
export interface TicketKey {
  readonly practiceId: string;
  /** Hexadecimal SHA-256 of the ticket. */
  readonly digest: string;
}

/** A practice's id may have dots, the random part has none. */
const TICKET_FORM = /^tkt_(.+)\.[A-Za-z0-9_-]{43}$/;

/** A ticket nobody can guess: 256 bits, and the practice, which is where it is looked for. */
export function newTicket(practiceId: string, random: (bytes: number) => Buffer = randomBytes): string {
  return `tkt_${practiceId}.${random(32).toString('base64url')}`;
}

/** Undefined for what can be no ticket. */
export function ticketKeyOf(ticket: string): TicketKey | undefined {
  const practiceId = TICKET_FORM.exec(ticket)?.[1];
  if (practiceId === undefined || !IDENTIFIER_FORM.test(practiceId)) return undefined;
  return { practiceId, digest: createHash('sha256').update(ticket).digest('hex') };
}

/** Epoch milliseconds up to which a ticket that is given now can be used. */
export function ticketEnd(nowEpochMilliseconds: number): number {
  return nowEpochMilliseconds + REALTIME_TICKET_TTL_SECONDS * 1000;
}
