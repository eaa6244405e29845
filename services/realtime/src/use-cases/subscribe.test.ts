import { setImmediate as othersFirst } from 'node:timers/promises';
import { silentMetrics } from '@frontdesk/core/metrics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_REPLAY } from '../domain/position.ts';
import type { ConnectionKey } from '../ports/connections.ts';
import { InMemoryRealtime } from '../testing/in-memory-realtime.ts';
import { RecordedPosts } from '../testing/recorded-posts.ts';
import { someEvent, someEvents } from '../testing/some-event.ts';
import { answerPing } from './answer-ping.ts';
import { eventPusher } from './push-events.ts';
import { EventRecorder } from './record-events.ts';
import { type Subscribe, subscribe } from './subscribe.ts';
import { unsubscribe } from './unsubscribe.ts';

const PRACTICE = 'p001';
const NOON = 1_795_348_800_000;
const DAY = 86_400_000;
const key: ConnectionKey = { practiceId: PRACTICE, connectionId: 'c1' };
const grant = { practiceId: PRACTICE, subject: 's', scopes: [] };
let made = 0;
const ids = { next: (prefix: string) => `${prefix}_${++made}` };

function desk(step?: () => Promise<void>) {
  const tables = new InMemoryRealtime(step);
  const posts = new RecordedPosts(step);
  const clock = { now: () => time.now };
  const time = { now: NOON };
  const push = eventPusher({
    clock: { now: () => Date.now() },
    metrics: silentMetrics,
    ...tables,
    posts,
    lanes: { send: async () => undefined },
  });
  const recorder = () =>
    new EventRecorder({ log: tables.log, push, clock, ids, backoff: () => ({ wait: async () => true }) });
  /** As long as there is time, which passes while they wait. */
  const untilJoined = (deadline: number) => ({
    wait: async () => {
      await othersFirst();
      time.now += 1;
      return time.now < Math.min(deadline, NOON + 5_000);
    },
  });
  const { log, connections } = tables;
  const ports = { log, connections, posts, clock, ids, untilJoined, random: () => 0 };
  const wish: Subscribe = {
    key,
    scopes: ['calls:read', 'appointments:read'],
    topics: ['calls', 'appointments'],
    since: undefined,
    deadline: NOON + 10 * DAY,
  };
  return {
    tables,
    posts,
    time,
    ports,
    recorder: recorder(),
    recorderInAnotherContainer: recorder,
    epoch: () => tables.logs.get(PRACTICE)?.head.epoch ?? '',
    connect: (connectionId = 'c1') => tables.connections.enter({ ...key, connectionId }, grant, time.now),
    subscribe: (change: Partial<Subscribe> = {}) => subscribe({ ...wish, ...change }, ports),
    unsubscribe: (topics: Subscribe['topics']) => unsubscribe({ key, topics, deadline: NOON + 5_000 }, ports),
    frames: (connectionId = 'c1') => (posts.received.get(connectionId) ?? []).map((text) => JSON.parse(text)),
    seqs: (connectionId = 'c1') => posts.keptBy(connectionId).map(({ seq }) => seq),
  };
}

describe('subscribing', () => {
  it('begins at the end of the log and asks for a snapshot when the client comes for the first time', async () => {
    const { recorder, connect, ...at } = desk();
    await recorder.record(PRACTICE, someEvents(1, 3), 0);
    await connect();
    expect(await at.subscribe()).toBeUndefined();
    expect(at.frames()).toEqual([{ type: 'subscribed', epoch: at.epoch(), seq: 3, recovered: false }]);
    await recorder.record(PRACTICE, [someEvent(4)], 0);
    expect(at.seqs()).toEqual([4]);
  });

  it('begins the log of a practice in which nothing has happened yet', async () => {
    const at = desk();
    await at.connect();
    await at.subscribe();
    expect(at.frames()).toEqual([{ type: 'subscribed', epoch: at.epoch(), seq: 0, recovered: false }]);
    await at.recorder.record(PRACTICE, someEvents(1, 2), 0);
    expect(at.seqs()).toEqual([1, 2]);
  });

  it('replays the whole gap in order, then goes on with what happens', async () => {
    const at = desk();
    await at.recorder.record(PRACTICE, someEvents(1, 250), 0);
    await at.connect();
    await at.subscribe({ since: { epoch: at.epoch(), seq: 7 } });
    await at.recorder.record(PRACTICE, someEvents(251, 252), 0);
    expect(at.frames()[0]).toEqual({ type: 'subscribed', epoch: at.epoch(), seq: 7, recovered: true });
    expect(
      at
        .frames()
        .slice(1)
        .map(({ seq }) => seq),
    ).toEqual(Array.from({ length: 245 }, (_, index) => 8 + index));
  });

  it('replays only the topics that were asked for', async () => {
    const at = desk();
    await at.recorder.record(PRACTICE, [someEvent(1), someEvent(2, 'calls'), someEvent(3)], 0);
    await at.connect();
    await at.subscribe({ topics: ['calls'], since: { epoch: at.epoch(), seq: 0 } });
    expect(at.seqs()).toEqual([2]);
  });

  it('says recovered to a client that missed nothing, however long it was away', async () => {
    const at = desk();
    await at.recorder.record(PRACTICE, someEvents(1, 3), 0);
    at.time.now += 2 * DAY;
    await at.connect();
    await at.subscribe({ since: { epoch: at.epoch(), seq: 3 } });
    expect(at.frames()).toEqual([{ type: 'subscribed', epoch: at.epoch(), seq: 3, recovered: true }]);
  });

  it.each([
    ['another epoch', { since: { epoch: 'ep_other', seq: 2 } }, 0],
    ['a position after the end', { since: { seq: 4 } }, 0],
    ['a gap that is older than a day', { since: { seq: 2 } }, DAY],
  ])('asks for a snapshot for %s', async (_, { since }, later) => {
    const at = desk();
    await at.recorder.record(PRACTICE, someEvents(1, 3), 0);
    at.time.now += later;
    await at.connect();
    await at.subscribe({ since: { epoch: at.epoch(), ...since } });
    expect(at.frames()).toEqual([{ type: 'subscribed', epoch: at.epoch(), seq: 3, recovered: false }]);
  });

  it('replays a gap that is a millisecond younger than a day', async () => {
    const at = desk();
    await at.recorder.record(PRACTICE, someEvents(1, 3), 0);
    at.time.now += DAY - 1;
    await at.connect();
    await at.subscribe({ since: { epoch: at.epoch(), seq: 2 } });
    expect(at.seqs()).toEqual([3]);
  });

  it('asks for a snapshot when the log has lost the beginning of the gap', async () => {
    const at = desk();
    await at.recorder.record(PRACTICE, someEvents(1, 3), 0);
    at.tables.logs.get(PRACTICE)?.events.shift();
    await at.connect();
    await at.subscribe({ since: { epoch: at.epoch(), seq: 0 } });
    expect(at.frames()[0]).toMatchObject({ seq: 3, recovered: false });
  });

  it('asks for a snapshot when the gap is longer than anybody wants to be sent', async () => {
    const at = desk();
    await at.tables.log.begin(PRACTICE, 'ep');
    await at.recorder.record(PRACTICE, someEvents(1, LONGEST_REPLAY + 1), 0);
    await at.connect();
    await at.subscribe({ since: { epoch: 'ep', seq: 0 } });
    expect(at.frames()).toMatchObject([{ seq: LONGEST_REPLAY + 1, recovered: false }]);
  });

  it('refuses a topic outside the scopes, and changes nothing', async () => {
    const at = desk();
    await at.connect();
    expect(await at.subscribe({ scopes: ['appointments:read', 'slots:read'] })).toEqual({
      type: 'error',
      code: 'FORBIDDEN',
    });
    expect(await at.tables.connections.stateOf(key)).toEqual({ kind: 'idle' });
    expect(at.frames()).toEqual([]);
  });

  it('gives a live connection further topics from now on', async () => {
    const at = desk();
    await at.connect();
    await at.subscribe({ topics: ['calls'] });
    await at.recorder.record(PRACTICE, [someEvent(1)], 0);
    const answer = await at.subscribe({ topics: ['appointments'], since: { epoch: at.epoch(), seq: 0 } });
    expect(answer).toEqual({ type: 'subscribed', epoch: at.epoch(), seq: 1, recovered: false });
    await at.recorder.record(PRACTICE, [someEvent(2), someEvent(3, 'calls')], 0);
    expect(at.seqs()).toEqual([2, 3]);
  });

  it('gives both of two subscriptions their topics that are sent at once', async () => {
    const at = desk(othersFirst);
    await at.connect();
    const answers = await Promise.all([
      at.subscribe({ topics: ['calls'] }),
      at.subscribe({ topics: ['appointments'] }),
    ]);
    expect(answers).toEqual([undefined, { type: 'subscribed', epoch: at.epoch(), seq: 0, recovered: false }]);
    await at.recorder.record(PRACTICE, [someEvent(1), someEvent(2, 'calls')], 0);
    expect(at.seqs()).toEqual([1, 2]);
  });

  it('takes topics away again that are given up before the joining has ended', async () => {
    const at = desk(othersFirst);
    await at.connect();
    const subscribing = at.subscribe();
    await othersFirst();
    expect(await at.tables.connections.stateOf(key)).toMatchObject({ kind: 'joining' });
    expect(await Promise.all([subscribing, at.unsubscribe(['calls'])])).toEqual([undefined, undefined]);
    expect(await at.tables.connections.live(PRACTICE)).toMatchObject([{ topics: ['appointments'] }]);
  });

  it('tells whoever gives up topics of a connection that never goes live that they may still come', async () => {
    const at = desk();
    await at.connect();
    expect(await at.unsubscribe(['calls'])).toBeUndefined();
    await at.tables.connections.beginJoining(key, 'join_of_another', NOON);
    expect(await at.unsubscribe(['calls'])).toEqual({ type: 'error', code: 'UNAVAILABLE' });
  });

  it('lets nobody join twice at once, and tells a connection whose joining died', async () => {
    const at = desk();
    await at.connect();
    await at.tables.connections.beginJoining(key, 'join_of_another', NOON);
    expect(await at.subscribe()).toEqual({ type: 'error', code: 'UNAVAILABLE' });
    expect(await answerPing(key, at.ports)).toEqual({ type: 'pong' });
    at.time.now += 61_000;
    expect(await answerPing(key, at.ports)).toEqual({ type: 'error', code: 'UNAVAILABLE' });
  });

  it('tells a connection that is not served any more to come again', async () => {
    const at = desk();
    expect(await at.subscribe()).toEqual({ type: 'error', code: 'UNAVAILABLE' });
    expect(await answerPing(key, at.ports)).toEqual({ type: 'error', code: 'UNAVAILABLE' });
  });

  it('closes a connection that it could not bring up to date, for time or for failure', async () => {
    const late = desk();
    await late.recorder.record(PRACTICE, someEvents(1, 3), 0);
    await late.connect();
    await late.subscribe({ since: { epoch: late.epoch(), seq: 0 }, deadline: NOON });
    expect(late.posts.closed).toContain('c1');
    expect(await late.tables.connections.stateOf(key)).toEqual({ kind: 'missing' });

    const failing = desk();
    await failing.connect();
    const log = { ...failing.tables.log, head: () => Promise.reject(new Error('gone')) };
    const wish = { key, scopes: ['calls:read'], topics: ['calls'] as const, since: undefined, deadline: NOON };
    await expect(subscribe(wish, { ...failing.ports, log })).rejects.toThrow('gone');
    expect(failing.posts.closed).toContain('c1');
  });
});

describe('subscribing while events arrive', () => {
  it('leaves no hole and overtakes nothing, in whatever order the steps of all happen', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.nat(6), fc.boolean(), async (scheduler, seen, fromTheStart) => {
        let isScheduled = false;
        const at = desk(async () => {
          if (isScheduled) await scheduler.schedule(Promise.resolve());
        });
        await at.recorder.record(PRACTICE, someEvents(1, 6), 0);
        await at.connect('early');
        await at.subscribe({ key: { ...key, connectionId: 'early' }, since: { epoch: at.epoch(), seq: 6 } });
        await at.connect();
        isScheduled = true;
        const since = fromTheStart ? undefined : { epoch: at.epoch(), seq: seen };
        const recording = (async () => {
          for (let number = 7; number <= 12; number += 2) {
            await at.recorder.record(PRACTICE, someEvents(number, number + 1), 0);
          }
        })();
        await scheduler.waitFor(Promise.all([recording, at.subscribe({ since })]));
        isScheduled = false;
        await at.recorder.record(PRACTICE, [someEvent(13)], 0);

        const [subscribed, ...rest] = at.frames();
        expect(subscribed).toMatchObject({ type: 'subscribed', recovered: !fromTheStart });
        if (!fromTheStart) expect(subscribed.seq).toBe(seen);
        expect(rest.every(({ type }) => type === 'event')).toBe(true);
        const expected = Array.from({ length: 13 - subscribed.seq }, (_, index) => subscribed.seq + 1 + index);
        expect(at.seqs()).toEqual(expected);
        expect(at.seqs('early')).toEqual([7, 8, 9, 10, 11, 12, 13]);
      }),
      { numRuns: 500 },
    );
  });

  it('does so with two consumers at one practice, as when its stream is split', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        let isScheduled = false;
        const at = desk(async () => {
          if (isScheduled) await scheduler.schedule(Promise.resolve());
        });
        const other = at.recorderInAnotherContainer();
        await at.recorder.record(PRACTICE, someEvents(1, 2), 0);
        await at.connect('early');
        await at.subscribe({ key: { ...key, connectionId: 'early' }, since: { epoch: at.epoch(), seq: 2 } });
        await at.connect();
        isScheduled = true;
        const record = async (recorder: EventRecorder, numbers: readonly number[]) => {
          for (const number of numbers) await recorder.record(PRACTICE, [someEvent(number)], 0);
        };
        const all = [
          record(at.recorder, [3, 5, 7]),
          record(other, [4, 6]),
          at.subscribe({ since: { epoch: at.epoch(), seq: 0 } }),
        ];
        await scheduler.waitFor(Promise.all(all));
        expect(at.seqs()).toEqual([1, 2, 3, 4, 5, 6, 7]);
        expect(at.seqs('early')).toEqual([3, 4, 5, 6, 7]);
      }),
      { numRuns: 300 },
    );
  });
});
