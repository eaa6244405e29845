import { SetClock } from '@frontdesk/testing/set-clock';
import { expect, it } from 'vitest';
import { callbackTaskOf } from './domain/callback-task.ts';
import type { Chain } from './domain/chain.ts';
import { presentCall } from './domain/present-call.ts';
import { sightingOf } from './domain/sighting-of-contact.ts';
import { isLeftWaiting, readContact } from './testing/connect-reading.ts';
import { type ContactRecord, contactStory, eventsOfRecord } from './testing/contact-stories.ts';
import { InMemoryCallStore } from './testing/in-memory-call-store.ts';
import { InMemoryPostCallQueue } from './testing/in-memory-ports.ts';
import { randomNumbers, shuffled } from './testing/random.ts';
import { foldCallEvents, type QueuedSighting } from './use-cases/fold-call-events.ts';

const clock = new SetClock('2027-03-01T20:00:00Z');
const practiceId = 'p001';
const STORIES = 300;
const LARGEST_BATCH = 10;
const CONSUMERS = 6;

/** Folds the events of stories, some twice or three times, in any order, in batches of any size, by several consumers. */
async function folded(stories: readonly ContactRecord[][], seed: number): Promise<InMemoryCallStore> {
  const random = randomNumbers(seed);
  const events = stories.flat().flatMap((record) => eventsOfRecord(record, practiceId, random));
  const copies = events.flatMap((event) => Array.from({ length: 1 + Math.floor(random() * 3) }, () => event));
  const messages = shuffled(copies, random).map(
    (event, index): QueuedSighting => ({ id: String(index), content: sightingOf(event, practiceId)! }),
  );
  const calls = new InMemoryCallStore();
  const ports = { calls, postCall: new InMemoryPostCallQueue(), clock };
  const fail = (_: unknown, error: unknown): void => expect.unreachable(String(error));
  const consume = async (): Promise<void> => {
    while (messages.length > 0) {
      const batch = messages.splice(0, 1 + Math.floor(random() * LARGEST_BATCH));
      await foldCallEvents({ messages: batch, deadline: Number.MAX_SAFE_INTEGER, fail }, ports);
    }
  };
  await Promise.all(Array.from({ length: CONSUMERS }, consume));
  return calls;
}

it.each([1, 2, 3])(
  'reads chains of contacts as Amazon Connect’s documentation does (seed %i)',
  async (seed) => {
    const random = randomNumbers(seed);
    const stories = Array.from({ length: STORIES }, (_, n) => contactStory(`s${n}`, random));
    const store = await folded(stories, seed + 100);
    // Consumers have met at the same chains.
    expect(store.overtaken).toBeGreaterThan(0);

    const seen = { open: 0, closed: 0, none: 0 };
    for (const story of stories) {
      const calls = await Promise.all(story.map(async ({ id }) => (await store.read({ practiceId, id }))!));
      const tasks = await store.of(calls);
      const presented = calls.map((call) => presentCall(call, tasks.get(call.id)));
      const why = JSON.stringify(story);
      for (const [index, record] of story.entries()) {
        const { direction, channel, missed, connectedAt, talkSeconds } = presented[index]!;
        const told = { direction, channel, missed, ...(connectedAt && { connectedAt, talkSeconds }) };
        expect(told, JSON.stringify(record)).toEqual(readContact(record));
      }
      const isLeft = isLeftWaiting(story);
      const shown = presented.flatMap(({ callbackTask }) => callbackTask ?? []);
      expect(
        shown.map(({ status }) => status),
        why,
      ).toEqual(isLeft === undefined ? [] : [isLeft ? 'open' : 'closed']);
      expect(new Set([...tasks.values()].map(({ id }) => id)).size, why).toBe(isLeft === undefined ? 0 : 1);
      seen[isLeft === undefined ? 'none' : isLeft ? 'open' : 'closed'] += 1;
    }
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(STORIES / 20);
    const open = await store.taskIndex.find({ practiceId, status: 'open', limit: STORIES });
    expect(open.tasks).toHaveLength(seen.open);
  },
  60_000,
);

it('comes to the same chains in whatever order', async () => {
  const random = randomNumbers(77);
  const stories = Array.from({ length: 80 }, (_, n) => contactStory(`s${n}`, random));
  const chainsOf = async (seed: number) => {
    // One contact of a chain in which nobody was missed is none; it may have looked like one before all was told.
    const isChain = (chain: Chain) => Object.keys(chain.members).length > 1 || callbackTaskOf(chain) !== undefined;
    const kept = (await folded(stories, seed)).chains().filter(isChain);
    const chains = kept.map(({ id, members, work }) => ({ id, members, work }));
    return chains.sort((a, b) => (a.id < b.id ? -1 : 1));
  };
  const expected = await chainsOf(1);
  for (const seed of [2, 3, 4]) expect(await chainsOf(seed)).toEqual(expected);
}, 60_000);
