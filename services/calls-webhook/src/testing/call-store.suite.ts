import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Call, withFacts } from '../domain/call.ts';
import { callEvents } from '../domain/call-events.ts';
import { type CallFacts, factsOf } from '../domain/call-facts.ts';
import type { CallIndex } from '../ports/call-index.ts';
import type { CallStore } from '../ports/call-store.ts';
import type { CallKey } from '../ports/post-call-queue.ts';

const T0 = Date.parse('2027-03-01T15:00:00.000Z');
const inTwoSeconds = (): number => Date.now() + 2_000;

/** What every store of calls does. */
export function callStoreSuite(open: () => { store: CallStore; index: CallIndex }): void {
  const newKey = (): CallKey => ({ practiceId: `p-${randomUUID().slice(0, 8)}`, id: randomUUID() });
  const seen = (key: CallKey, at: number, more: Partial<CallFacts> = {}): CallFacts => ({
    ...factsOf({ practiceId: key.practiceId, callId: key.id, eventId: `event-${at}`, at, initiatedAt: at }),
    ...more,
  });
  const put = (store: CallStore, key: CallKey, facts: CallFacts): Promise<Call | undefined> =>
    store.change(
      key,
      (current) => {
        const call = withFacts(current, key, facts);
        return call === current ? undefined : { call, events: callEvents(current, call, T0) };
      },
      inTwoSeconds(),
    );

  describe('a store of calls', () => {
    it('has none before the first change, and what was written after it', async () => {
      const { store } = open();
      const key = newKey();
      expect(await store.read(key)).toBeUndefined();
      const written = await put(store, key, seen(key, T0));
      expect(written).toMatchObject({ ...key, version: 1 });
      expect(await store.read(key)).toEqual(written);
    });

    it('leaves a call as it is when nothing is decided', async () => {
      const { store } = open();
      const key = newKey();
      await put(store, key, seen(key, T0));
      expect(await put(store, key, seen(key, T0))).toMatchObject({ version: 1 });
      expect(await store.change(newKey(), () => undefined, inTwoSeconds())).toBeUndefined();
    });

    it('loses no change of several at once', async () => {
      const { store } = open();
      const key = newKey();
      const changes: CallFacts[] = [
        seen(key, T0),
        seen(key, T0 + 1, { queuedAt: T0 + 10 }),
        seen(key, T0 + 2, { connectedAt: T0 + 20 }),
        seen(key, T0 + 3, { endedAt: T0 + 30 }),
      ];
      await Promise.all(changes.map((facts) => put(store, key, facts)));
      expect((await store.read(key))?.facts).toMatchObject({
        initiatedAt: T0,
        queuedAt: T0 + 10,
        connectedAt: T0 + 20,
        endedAt: T0 + 30,
      });
    });

    it('keeps practices apart, also for the same contact id', async () => {
      const { store } = open();
      const key = newKey();
      await put(store, key, seen(key, T0));
      expect(await store.read({ ...key, practiceId: newKey().practiceId })).toBeUndefined();
    });
  });

  describe('an index of calls', () => {
    const practiceOf = async (store: CallStore, ended: (n: number) => boolean, count: number) => {
      const { practiceId } = newKey();
      const ids = Array.from({ length: count }, (_, n) => `call-${n}`);
      for (const [n, id] of ids.entries()) {
        const key = { practiceId, id };
        // Two calls begin in each millisecond.
        const at = T0 + Math.floor(n / 2);
        await put(store, key, seen(key, at, ended(n) ? { endedAt: at + 1_000 } : {}));
      }
      return practiceId;
    };
    const day = { from: T0, to: T0 + 86_400_000 };

    it('lists latest first, page by page, each call once', async () => {
      const { store, index } = open();
      const practiceId = await practiceOf(store, () => false, 9);
      const found: string[] = [];
      let beforeKey: string | undefined;
      do {
        const page = await index.find({ practiceId, range: day, limit: 2, beforeKey });
        found.push(...page.calls.map(({ id }) => id));
        beforeKey = page.lastKey;
      } while (beforeKey !== undefined);
      expect(found).toEqual(['8', '7', '6', '5', '4', '3', '2', '1', '0'].map((n) => `call-${n}`));
    });

    it('lists those of a status', async () => {
      const { store, index } = open();
      const practiceId = await practiceOf(store, (n) => n % 3 === 0, 7);
      const page = await index.find({ practiceId, range: day, status: 'ended', limit: 10 });
      expect(page.calls.map(({ id }) => id)).toEqual(['call-6', 'call-3', 'call-0']);
    });

    it('lists from the first instant on and up to the last, which is out', async () => {
      const { store, index } = open();
      const practiceId = await practiceOf(store, () => false, 6);
      const page = await index.find({ practiceId, range: { from: T0 + 1, to: T0 + 2 }, limit: 10 });
      expect(page.calls.map(({ id }) => id)).toEqual(['call-3', 'call-2']);
      const before = await index.find({ practiceId, range: { from: T0 - 10, to: T0 }, limit: 10 });
      expect(before).toEqual({ calls: [] });
    });
  });
}
