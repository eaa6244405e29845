import { type CallFacts, factsOf, mergeFacts, sameFacts } from '@frontdesk/calls/domain/call-facts';
import type { CallSighting } from '@frontdesk/calls/domain/call-sighting';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventsOfCall } from '../testing/contact-events.ts';
import { sightingOf } from './sighting-of-contact.ts';

/** Few different values, so that they meet: equal instants, equal ids, contradictions. */
const instant = fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined });
const word = fc.option(fc.constantFrom('a', 'b'), { nil: undefined });
const sighting: fc.Arbitrary<CallSighting> = fc
  .record({
    eventId: fc.constantFrom('e1', 'e2', 'e3'),
    at: fc.integer({ min: 0, max: 3 }),
    initiatedAt: instant,
    queuedAt: instant,
    connectedAt: instant,
    endedAt: instant,
    queueId: word,
    agentId: word,
    channel: word,
    disconnectReason: word,
    method: word,
    systemConnectedAt: instant,
    initialContactId: word,
    previousContactId: word,
    nextContactId: word,
    relatedContactId: word,
  })
  .map((parts) => {
    const told = Object.entries(parts).filter(([, value]) => value !== undefined);
    return { practiceId: 'p001', callId: 'c', ...Object.fromEntries(told) } as CallSighting;
  });

const fold = (sightings: readonly CallSighting[]): CallFacts => sightings.map(factsOf).reduce(mergeFacts);

describe('the fold of sightings', () => {
  it('is the same in any order, any grouping and any number of copies', () => {
    const story = fc
      .array(sighting, { minLength: 1, maxLength: 8 })
      .chain((sightings) =>
        fc.tuple(
          fc.constant(sightings),
          fc.shuffledSubarray([...sightings, ...sightings, ...sightings], { minLength: sightings.length * 3 }),
          fc.integer({ min: 1, max: sightings.length * 3 }),
        ),
      );
    fc.assert(
      fc.property(story, ([sightings, shuffled, cut]) => {
        const expected = fold(sightings);
        expect(fold(shuffled)).toEqual(expected);
        const [first, rest] = [shuffled.slice(0, cut), shuffled.slice(cut)];
        const grouped = rest.length === 0 ? fold(first) : mergeFacts(fold(rest), fold(first));
        expect(grouped).toEqual(expected);
        expect(sameFacts(grouped, expected)).toBe(true);
        expect(sameFacts(mergeFacts(expected, fold(first)), expected)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([false, true])('tells a whole call (events that repeat nothing: %s)', (sparse) => {
    const sightings = eventsOfCall('c', 'answered', sparse).map((event) => sightingOf(event, 'p001')!);
    const facts = fold(sightings);
    expect(facts).toMatchObject({
      method: { value: 'INBOUND' },
      queueId: { value: 'front-desk' },
      agentId: { value: 'agent-7' },
      disconnectReason: { value: 'CUSTOMER_DISCONNECT' },
    });
    expect(facts.connectedAt! - facts.queuedAt!).toBe(30_000);
    expect(facts.endedAt! - facts.connectedAt!).toBe(300_000);
  });

  it('takes the queue and the agent of the latest event', () => {
    const base = { practiceId: 'p001', callId: 'c' };
    const facts = fold([
      { ...base, eventId: 'e2', at: 20, queueId: 'second', agentId: 'b' },
      { ...base, eventId: 'e1', at: 10, queueId: 'first', agentId: 'a' },
      { ...base, eventId: 'e3', at: 30 },
    ]);
    expect(facts).toMatchObject({ queueId: { value: 'second' }, agentId: { value: 'b' }, firstSeenAt: 10 });
  });
});
