import type { RecordedEvent } from '@frontdesk/contracts/event-log';
import { silentMetrics } from '@frontdesk/core/metrics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InMemoryRealtime } from '../testing/in-memory-realtime.ts';
import { RecordedPosts } from '../testing/recorded-posts.ts';
import { someEvent, someEvents } from '../testing/some-event.ts';
import { eventPusher } from './push-events.ts';
import { EventRecorder } from './record-events.ts';

const PRACTICE = 'p001';
const clock = { now: () => 1_795_348_800_000 };
const noLanes = { send: async () => undefined };
let epochs = 0;
const ids = { next: (prefix: string) => `${prefix}_${++epochs}` };
const backoff = () => ({ wait: async () => true });

class Killed extends Error {}

/** A recorder that a new container has; `step` dies where the test says. */
function recorderOver(tables: InMemoryRealtime, posts: RecordedPosts): EventRecorder {
  const push = eventPusher({
    clock,
    metrics: silentMetrics,
    log: tables.log,
    connections: tables.connections,
    posts,
    lanes: noLanes,
  });
  return new EventRecorder({ log: tables.log, push, clock, ids, backoff });
}

async function liveConnection(tables: InMemoryRealtime, connectionId: string): Promise<void> {
  await tables.log.begin(PRACTICE, 'ep_first');
  await tables.connections.enter(
    { practiceId: PRACTICE, connectionId },
    { practiceId: PRACTICE, subject: 's', scopes: [] },
    0,
  );
  await tables.connections.beginJoining({ practiceId: PRACTICE, connectionId }, 'join', 0);
  const position = { epoch: 'ep_first', seq: 0 };
  const topics = ['calls', 'appointments'] as const;
  await tables.connections.goLive({ practiceId: PRACTICE, connectionId, topics, position, lane: 0, joinId: 'join' }, 0);
}

const numbersIn = (tables: InMemoryRealtime) =>
  tables.logs.get(PRACTICE)?.events.map(({ event }) => [event.seq, JSON.parse(event.data).number]);

describe('recording events', () => {
  it('numbers them from one, without a gap, and pushes them in order', async () => {
    const tables = new InMemoryRealtime();
    const posts = new RecordedPosts();
    await liveConnection(tables, 'c1');
    const recorder = recorderOver(tables, posts);
    await recorder.record(PRACTICE, someEvents(1, 3), 0);
    await recorder.record(PRACTICE, someEvents(4, 4), 0);
    expect(numbersIn(tables)).toEqual([1, 2, 3, 4].map((number) => [number, number]));
    expect(posts.keptBy('c1').map(({ seq, data }) => [seq, data.number])).toEqual([1, 2, 3, 4].map((n) => [n, n]));
  });

  it('counts how long after a change its push was done, for events that somebody follows', async () => {
    const tables = new InMemoryRealtime();
    const lags: unknown[] = [];
    const metrics = { record: (name: string, value?: number) => void lags.push([name, value]) };
    const later = { now: () => Date.parse('2026-11-22T12:00:00.250Z') };
    const posts = new RecordedPosts();
    const push = eventPusher({
      log: tables.log,
      connections: tables.connections,
      posts,
      lanes: noLanes,
      clock: later,
      metrics,
    });
    const recorder = new EventRecorder({ log: tables.log, push, clock, ids, backoff });
    await recorder.record(PRACTICE, [someEvent(1)], 0);
    expect(lags).toEqual([]);
    const followed = new InMemoryRealtime();
    await liveConnection(followed, 'c1');
    const { log, connections } = followed;
    const pushed = eventPusher({ log, connections, posts, lanes: noLanes, clock: later, metrics });
    await new EventRecorder({ log, push: pushed, clock, ids, backoff }).record(PRACTICE, someEvents(1, 2), 0);
    expect(lags).toEqual([
      ['FanOutLag', 250],
      ['FanOutLag', 250],
    ]);
  });

  it('knows an event again, in the same batch, in a later one and in another container', async () => {
    const tables = new InMemoryRealtime();
    const posts = new RecordedPosts();
    const recorder = recorderOver(tables, posts);
    await recorder.record(PRACTICE, [someEvent(1), someEvent(1), someEvent(2)], 0);
    await recorder.record(PRACTICE, [someEvent(2), someEvent(3)], 0);
    await recorderOver(tables, posts).record(PRACTICE, [someEvent(1), someEvent(3), someEvent(4)], 0);
    expect(numbersIn(tables)).toEqual([1, 2, 3, 4].map((number) => [number, number]));
  });

  it('sends a connection only its topics', async () => {
    const tables = new InMemoryRealtime();
    const posts = new RecordedPosts();
    await liveConnection(tables, 'c1');
    await tables.connections.removeTopics({ practiceId: PRACTICE, connectionId: 'c1' }, ['calls']);
    await recorderOver(tables, posts).record(PRACTICE, [someEvent(1), someEvent(2, 'calls'), someEvent(3)], 0);
    expect(posts.keptBy('c1').map(({ seq }) => seq)).toEqual([1, 3]);
  });

  it('forgets a connection that is gone', async () => {
    const tables = new InMemoryRealtime();
    const posts = new RecordedPosts();
    await liveConnection(tables, 'c1');
    posts.gone.add('c1');
    await recorderOver(tables, posts).record(PRACTICE, someEvents(1, 1), 0);
    expect(await tables.connections.live(PRACTICE)).toEqual([]);
  });

  it('forgets an office of connections that went at once, a few at a time', async () => {
    const tables = new InMemoryRealtime();
    const posts = new RecordedPosts();
    for (let number = 0; number < 120; number += 1) {
      await liveConnection(tables, `c${number}`);
      posts.gone.add(`c${number}`);
    }
    let open = 0;
    let mostOpen = 0;
    const remove: typeof tables.connections.remove = async (key) => {
      open += 1;
      mostOpen = Math.max(mostOpen, open);
      await new Promise((resolve) => setImmediate(resolve));
      await tables.connections.remove(key);
      open -= 1;
    };
    const connections = { ...tables.connections, remove };
    const push = eventPusher({ clock, metrics: silentMetrics, log: tables.log, connections, posts, lanes: noLanes });
    await new EventRecorder({ log: tables.log, push, clock, ids, backoff }).record(PRACTICE, someEvents(1, 1), 0);
    expect(await tables.connections.live(PRACTICE)).toEqual([]);
    expect(mostOpen).toBeLessThanOrEqual(50);
  });

  it('never shows one practice the events of another', async () => {
    const tables = new InMemoryRealtime();
    const posts = new RecordedPosts();
    await liveConnection(tables, 'c1');
    await recorderOver(tables, posts).record('p002', someEvents(1, 3), 0);
    expect(posts.received.get('c1')).toBeUndefined();
  });

  it('hands the connections of further lanes on, in order', async () => {
    const tables = new InMemoryRealtime();
    const sent: unknown[] = [];
    await liveConnection(tables, 'c1');
    const lanes = { send: async (pushes: readonly unknown[]) => void sent.push(...pushes) };
    const connections = {
      ...tables.connections,
      live: async () => [{ connectionId: 'c1', topics: ['appointments'] as const, lane: 2 }],
    };
    const push = eventPusher({
      clock,
      metrics: silentMetrics,
      log: tables.log,
      connections,
      posts: new RecordedPosts(),
      lanes,
    });
    const recorder = new EventRecorder({ log: tables.log, push, clock, ids, backoff });
    await recorder.record(PRACTICE, someEvents(1, 2), 0);
    await recorder.record(PRACTICE, someEvents(3, 3), 0);
    const push1 = { practiceId: PRACTICE, lane: 2, epoch: 'ep_first', afterSeq: 0, toSeq: 2 };
    expect(sent).toEqual([push1, { ...push1, afterSeq: 2, toSeq: 3 }]);
  });

  it('gives up with UNAVAILABLE when the log stays undecided', async () => {
    const tables = new InMemoryRealtime();
    const log = { ...tables.log, append: async () => ({ kind: 'undecided' as const }) };
    const push = async () => 1;
    const recorder = new EventRecorder({ log, push, clock, ids, backoff: () => ({ wait: async () => false }) });
    await expect(recorder.record(PRACTICE, someEvents(1, 1), 0)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});

describe('a consumer that dies anywhere', () => {
  // Each number: how many steps the next invocation lives. A batch that failed comes again, whole or its first half.
  const lives = fc.array(
    fc.record({ steps: fc.integer({ min: 0, max: 14 }), halves: fc.boolean(), warm: fc.boolean() }),
    {
      maxLength: 40,
    },
  );
  const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 8 });

  it('leaves every event once in the log, in order, and loses none for who is connected', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, lives, async (batchSizes, invocations) => {
        let stepsLeft = Number.POSITIVE_INFINITY;
        const step = async (): Promise<void> => {
          if (stepsLeft-- <= 0) throw new Killed();
        };
        const tables = new InMemoryRealtime(step);
        const posts = new RecordedPosts(step);
        await liveConnection(tables, 'c1');
        const stream = someEvents(
          1,
          batchSizes.reduce((sum, size) => sum + size, 0),
        );
        let recorder = recorderOver(tables, posts);
        const lifetimes = [...invocations];
        let done = 0;
        let batch = 0;
        let half: number | undefined;
        while (done < stream.length) {
          const life = lifetimes.shift();
          stepsLeft = life?.steps ?? Number.POSITIVE_INFINITY;
          // A container that was killed is not used again; one that only failed may be.
          if (life?.warm !== true) recorder = recorderOver(tables, posts);
          const size = half ?? batchSizes[batch] ?? stream.length;
          const events: readonly RecordedEvent[] = stream.slice(done, done + size);
          try {
            await recorder.record(PRACTICE, events, 0);
            done += events.length;
            batch += 1;
            half = undefined;
          } catch (error) {
            if (!(error instanceof Killed)) throw error;
            if (life?.halves === true) half = Math.ceil(size / 2);
          }
        }
        stepsLeft = Number.POSITIVE_INFINITY;
        const expected = stream.map((_, index) => [index + 1, index + 1]);
        expect(numbersIn(tables)).toEqual(expected);
        expect(posts.keptBy('c1').map(({ seq, data }) => [seq, data.number])).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  });
});
