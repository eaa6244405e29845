import { randomUUID } from 'node:crypto';
import { type CallFacts, factsOf } from '@frontdesk/calls/domain/call-facts';
import { describe, expect, it } from 'vitest';
import { type Call, withFacts } from '../domain/call.ts';
import type { CallIndex } from '../ports/call-index.ts';
import type { CallStore } from '../ports/call-store.ts';
import type { CallKey } from '../ports/post-call-queue.ts';
import type { TaskIndex, TasksOfCalls } from '../ports/task-index.ts';
import { foldIntoCall } from '../use-cases/fold-into-call.ts';

const T0 = Date.parse('2027-03-01T15:00:00.000Z');
const inTwoSeconds = (): number => Date.now() + 2_000;

interface CallLog {
  readonly store: CallStore;
  readonly index: CallIndex;
  readonly tasks: TasksOfCalls;
  readonly taskIndex: TaskIndex;
}

/** What every store of calls does. */
export function callStoreSuite(open: () => CallLog): void {
  const newKey = (): CallKey => ({ practiceId: `p-${randomUUID().slice(0, 8)}`, id: randomUUID() });
  const seen = (key: CallKey, at: number, more: Partial<CallFacts> = {}): CallFacts => ({
    ...factsOf({ practiceId: key.practiceId, callId: key.id, eventId: `event-${at}`, at, initiatedAt: at }),
    ...more,
  });
  const put = (store: CallStore, key: CallKey, facts: CallFacts): Promise<Call> =>
    store.change(key.practiceId, foldIntoCall(key, facts, { now: () => T0 }), inTwoSeconds());

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
      const nothing = async () => ({ result: 'nothing' });
      expect(await store.change(key.practiceId, nothing, inTwoSeconds())).toBe('nothing');
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

    it('reads the records of several practices at once, without those that are not there', async () => {
      const { store } = open();
      const [one, other, missing] = [newKey(), newKey(), newKey()];
      const written = [await put(store, one, seen(one, T0)), await put(store, other, seen(other, T0))];
      const read = await store.records([one, other, missing], inTwoSeconds());
      expect(read).toHaveLength(2);
      expect(read).toEqual(expect.arrayContaining(written));
      expect(await store.records([other], inTwoSeconds())).toEqual(written.slice(1));
      expect(await store.records([missing], inTwoSeconds())).toEqual([]);
      expect(await store.records([], inTwoSeconds())).toEqual([]);
    });

    it('writes all changes or none: somebody who was first with one record is in the way of all', async () => {
      const { store } = open();
      const [one, other] = [newKey(), newKey()];
      const changeOf = (key: CallKey, before?: Call) => ({ before, after: withFacts(before, key, seen(key, T0)) });
      const both = { calls: [changeOf(one), changeOf(other)], events: [] };
      const first = await put(store, other, seen(other, T0 + 5));
      expect(await store.write(both, inTwoSeconds())).toBe(false);
      expect(await store.records([one], inTwoSeconds())).toEqual([]);
      const again = { calls: [changeOf(one), changeOf(other, first)], events: [] };
      expect(await store.write(again, inTwoSeconds())).toBe(true);
      expect((await store.records([one, other], inTwoSeconds())).map(({ version }) => version).sort()).toEqual([1, 2]);
      expect(await store.write(again, inTwoSeconds())).toBe(false);
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

  describe('the tasks of calls', () => {
    const missed = (key: CallKey, at: number, links: CallFacts['links'] = []): CallFacts =>
      seen(key, at, { queuedAt: at + 1, endedAt: at + 2, ...(links.length > 0 && { links }) });

    it('are those of their chains, wherever these have gone since', async () => {
      const { store, tasks } = open();
      const { practiceId } = newKey();
      const [one, other, alone] = ['one', 'other', 'alone'].map((id) => ({ practiceId, id })) as [
        CallKey,
        CallKey,
        CallKey,
      ];
      const calls = [await put(store, one, missed(one, T0)), await put(store, other, missed(other, T0 + 10))];
      // What only now is told joins the two, and leaves the second one where it was.
      await put(store, other, missed(other, T0 + 10, [`initial:${one.id}`]));
      calls.push(await put(store, alone, seen(alone, T0)));
      const found = await tasks.of(calls, inTwoSeconds());
      expect([...found.keys()].sort()).toEqual(['one', 'other']);
      const task = { id: 'one', callId: 'one', status: 'open', createdAt: T0 + 12 };
      for (const each of found.values()) expect(each).toMatchObject(task);
    });

    it('are listed open ones earliest first, page by page, and closed ones apart', async () => {
      const { store, taskIndex } = open();
      const { practiceId } = newKey();
      for (const n of [2, 0, 1]) await put(store, { practiceId, id: `c${n}` }, missed({ practiceId, id: '' }, T0 + n));
      const reached = { practiceId, id: 'reached' };
      await put(store, reached, missed(reached, T0));
      const callback = { practiceId, id: 'callback' };
      const talk = { connectedAt: T0 + 5, endedAt: T0 + 6, links: ['initial:reached' as const] };
      await put(store, callback, seen(callback, T0 + 4, talk));
      const first = await taskIndex.find({ practiceId, status: 'open', limit: 2 });
      expect(first.tasks.map(({ id }) => id)).toEqual(['c0', 'c1']);
      const rest = await taskIndex.find({ practiceId, status: 'open', limit: 2, afterKey: first.lastKey });
      expect(rest.tasks.map(({ id }) => id)).toEqual(['c2']);
      expect(rest.lastKey).toBeUndefined();
      const closed = await taskIndex.find({ practiceId, status: 'closed', limit: 2 });
      expect(closed).toMatchObject({ tasks: [{ id: 'reached', status: 'closed' }] });
      expect(await taskIndex.find({ practiceId: newKey().practiceId, status: 'open', limit: 2 })).toEqual({
        tasks: [],
      });
    });
  });
}
