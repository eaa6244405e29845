import type { LoggedEvent, LogHead } from '@frontdesk/contracts/event-log';
import type { RealtimeTopic } from '@frontdesk/contracts/realtime';
import type { Clock } from '@frontdesk/core/clock';
import { mapInParallel } from '@frontdesk/core/map-in-parallel';
import type { Metrics } from '@frontdesk/core/metrics';
import { type EventFrame, eventFrame } from '../domain/server-frames.ts';
import type { ConnectionPosts, Parcel } from '../ports/connection-posts.ts';
import type { Connections, LiveConnection } from '../ports/connections.ts';
import type { EventLog } from '../ports/event-log.ts';
import type { LanePush, LaneQueue } from '../ports/lane-queue.ts';

/** More live connections than this are spread over further lanes. */
const CONNECTIONS_PER_LANE = 2_000;
const MOST_LANES = 64;
/** Events that are read and sent at a time. */
const EVENTS_PER_PAGE = 100;
/** Fewer than the client has sockets: a practice's office may close all its dashboards at once. */
const REMOVALS_AT_ONCE = 25;

export interface PushEventsPorts {
  readonly log: EventLog;
  readonly connections: Connections;
  readonly posts: ConnectionPosts;
  readonly clock: Clock;
  /** Counts how long after each change its push was done (`FanOutLag`). */
  readonly metrics: Metrics;
}

/** Pushes what is logged and not yet pushed; `fresh` are the latest of these events, which need not be read any more.
 *  Resolves with the number of lanes that new connections should be spread over. */
export type PushEvents = (practiceId: string, head: LogHead, fresh: readonly LoggedEvent[]) => Promise<number>;

/** Pushes to the connections of lane 0, and hands the other lanes on. */
export function eventPusher(ports: PushEventsPorts & { readonly lanes: LaneQueue }): PushEvents {
  return async (practiceId, { epoch, seq, pushedSeq, lanes }, fresh) => {
    if (pushedSeq >= seq) return lanes;
    const live = await ports.connections.live(practiceId);
    const push = { practiceId, epoch, afterSeq: pushedSeq, toSeq: seq };
    const others = new Set(live.flatMap(({ lane }) => (lane === 0 ? [] : [lane])));
    if (others.size > 0) await ports.lanes.send([...others].map((lane) => ({ ...push, lane })));
    await pushRange(ports, push, inLane(live, 0), fresh);
    return Math.min(MOST_LANES, Math.max(1, Math.ceil(live.length / CONNECTIONS_PER_LANE)));
  };
}

/** Pushes to the connections of one further lane. */
export async function pushLane(push: LanePush, ports: PushEventsPorts): Promise<void> {
  const live = await ports.connections.live(push.practiceId);
  await pushRange(ports, push, inLane(live, push.lane));
}

async function pushRange(
  { log, connections, posts, clock, metrics }: PushEventsPorts,
  { practiceId, epoch, afterSeq, toSeq }: Omit<LanePush, 'lane'>,
  live: readonly LiveConnection[],
  fresh: readonly LoggedEvent[] = [],
): Promise<void> {
  let audience = live;
  for (let seq = afterSeq; seq < toSeq && audience.length > 0; ) {
    const events =
      fresh[0]?.seq === seq + 1
        ? fresh
        : await log.read(practiceId, epoch, { afterSeq: seq, toSeq, limit: EVENTS_PER_PAGE });
    const last = events.at(-1);
    if (last === undefined) return;
    const { gone, dropped } = await posts.deliver(
      parcelsFor(
        audience,
        events.map((event) => eventFrame(epoch, event)),
      ),
    );
    const wanted = new Set(audience.flatMap(({ topics }) => topics));
    for (const { topic, at } of events) {
      if (wanted.has(topic)) metrics.record('FanOutLag', clock.now() - Date.parse(at));
    }
    const left = new Set([...gone, ...dropped]);
    await mapInParallel([...left], REMOVALS_AT_ONCE, (connectionId) =>
      connections.remove({ practiceId, connectionId }),
    );
    audience = audience.filter(({ connectionId }) => !left.has(connectionId));
    seq = last.seq;
  }
}

/** Each connection's frames; connections with the same topics share theirs. */
function parcelsFor(connections: readonly LiveConnection[], frames: readonly EventFrame[]): Parcel[] {
  const framesOfTopics = new Map<string, readonly string[]>();
  const framesFor = (topics: readonly RealtimeTopic[]): readonly string[] => {
    const key = topics.join();
    const known = framesOfTopics.get(key);
    if (known !== undefined) return known;
    const wanted = frames.flatMap(({ topic, text }) => (topics.includes(topic) ? [text] : []));
    framesOfTopics.set(key, wanted);
    return wanted;
  };
  return connections
    .map(({ connectionId, topics }) => ({ connectionId, frames: framesFor(topics) }))
    .filter(({ frames: wanted }) => wanted.length > 0);
}

function inLane(connections: readonly LiveConnection[], lane: number): readonly LiveConnection[] {
  return connections.filter((connection) => connection.lane === lane);
}
