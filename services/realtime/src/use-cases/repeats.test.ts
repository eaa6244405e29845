import { silentMetrics } from '@frontdesk/core/metrics';
import { describe, expect, it } from 'vitest';
import type { ConnectionPosts } from '../ports/connection-posts.ts';
import { InMemoryRealtime } from '../testing/in-memory-realtime.ts';
import { RecordedPosts } from '../testing/recorded-posts.ts';
import { someEvents } from '../testing/some-event.ts';
import { eventPusher } from './push-events.ts';
import { EventRecorder } from './record-events.ts';

const PRACTICE = 'p001';
const TOPICS = ['calls', 'appointments'] as const;
const EPOCH = 'ep_1';

interface Frame {
  type: string;
  epoch: string;
  seq: number;
}

/** The rule of docs/events.md, and nothing else. */
function followed(frames: readonly Frame[]): number[] {
  let position: Frame | undefined;
  const used: number[] = [];
  for (const frame of frames) {
    if (frame.type === 'subscribed') position = frame;
    else if (position !== undefined && frame.epoch === position.epoch && frame.seq > position.seq) {
      used.push(frame.seq);
      position = frame;
    }
  }
  return used;
}

/** Two dashboards are live. `stalled` takes nothing until it is let go; who pushes waits for it. */
async function realtime() {
  const tables = new InMemoryRealtime();
  const recorded = new RecordedPosts();
  const stall = Promise.withResolvers<void>();
  const posts: ConnectionPosts = {
    close: (connectionId) => recorded.close(connectionId),
    deliver: async (parcels) => {
      await recorded.deliver(parcels.filter(({ connectionId }) => connectionId === 'healthy'));
      await stall.promise;
      return { gone: [], dropped: ['stalled'] };
    },
  };
  await tables.log.begin(PRACTICE, EPOCH);
  for (const connectionId of ['healthy', 'stalled']) {
    const key = { practiceId: PRACTICE, connectionId };
    await tables.connections.enter(key, { practiceId: PRACTICE, subject: 's', scopes: [] }, 0);
    await tables.connections.beginJoining(key, 'join', 0);
    const position = { epoch: EPOCH, seq: 0 };
    await tables.connections.goLive({ ...key, topics: TOPICS, position, lane: 0, joinId: 'join' }, 0);
  }
  const newContainer = (): EventRecorder => {
    const lanes = { send: async () => undefined };
    return new EventRecorder({
      log: tables.log,
      push: eventPusher({
        clock: { now: () => Date.now() },
        metrics: silentMetrics,
        log: tables.log,
        connections: tables.connections,
        posts,
        lanes,
      }),
      clock: { now: () => 1_795_348_800_000 },
      ids: { next: () => EPOCH },
      backoff: () => ({ wait: async () => true }),
    });
  };
  const received = (): Frame[] => [
    { type: 'subscribed', epoch: EPOCH, seq: 0 },
    ...(recorded.received.get('healthy') ?? []).map((text) => JSON.parse(text) as Frame),
  ];
  return { newContainer, received, letGo: stall.resolve };
}

describe('a dashboard beside one that stalls', () => {
  it('is sent events again, and has each once and in order by the documented rule', async () => {
    const { newContainer, received, letGo } = await realtime();
    // The push of each batch waits for the stalled dashboard, so the next container cannot know that it has reached the other.
    const recordings = [];
    for (const [first, last] of [
      [1, 4],
      [5, 7],
      [8, 12],
    ] as const) {
      recordings.push(newContainer().record(PRACTICE, someEvents(first, last), 0));
      await expect.poll(() => received().some(({ seq }) => seq === last)).toBe(true);
    }
    letGo();
    await Promise.all(recordings);
    const sent = received().filter(({ type }) => type === 'event');
    expect(sent.map(({ seq }) => seq)).toEqual([
      1, 2, 3, 4, 1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    ]);
    expect(followed(received())).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
  });
});
