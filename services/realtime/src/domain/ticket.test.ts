import { describe, expect, it } from 'vitest';
import { newTicket, ticketEnd, ticketKeyOf } from './ticket.ts';

describe('a ticket', () => {
  it('carries its practice and 256 random bits, and is found by its digest', () => {
    const ticket = newTicket('p_001-a');
    expect(ticket).toMatch(/^tkt_p_001-a\.[A-Za-z0-9_-]{43}$/);
    const key = ticketKeyOf(ticket);
    expect(key).toMatchObject({ practiceId: 'p_001-a', digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(JSON.stringify(key)).not.toContain(ticket.slice(-43));
    expect(newTicket('p001')).not.toBe(newTicket('p001'));
  });

  it('lasts thirty seconds', () => {
    expect(ticketEnd(1_000)).toBe(31_000);
  });

  it.each([
    '',
    'tkt_',
    'tkt_p001',
    `tkt_p001.${'A'.repeat(42)}`,
    `tkt_p#1.${'A'.repeat(43)}`,
    `tkt_p001.${'A'.repeat(43)} `,
  ])('is not %j', (text) => {
    expect(ticketKeyOf(text)).toBeUndefined();
  });
});
