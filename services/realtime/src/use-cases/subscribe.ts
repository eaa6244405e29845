import type { LoggedEvent, LogHead, Position } from '@frontdesk/contracts/event-log';
import type { RealtimeTopic, ServerMessage } from '@frontdesk/contracts/realtime';
import type { Clock } from '@frontdesk/core/clock';
import type { IdSource } from '@frontdesk/core/ids';
import { topicsOf } from '../domain/grant.ts';
import { LOG_KEPT_MILLISECONDS, mayResume } from '../domain/position.ts';
import { errorMessage, eventFrame, subscribedFrame } from '../domain/server-frames.ts';
import type { ConnectionPosts } from '../ports/connection-posts.ts';
import type { ConnectionKey, Connections } from '../ports/connections.ts';
import type { EventLog } from '../ports/event-log.ts';
import { onceJoined, type UntilJoined } from './once-joined.ts';

export interface Subscribe {
  readonly key: ConnectionKey;
  readonly scopes: readonly string[];
  readonly topics: readonly RealtimeTopic[];
  /** What the client has seen. */
  readonly since: Position | undefined;
  readonly deadline: number;
}

export interface SubscribePorts {
  readonly log: EventLog;
  readonly connections: Connections;
  readonly posts: ConnectionPosts;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly untilJoined: UntilJoined;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

/** Events that are read and sent at a time. */
const EVENTS_PER_PAGE = 100;

/** Brings a connection up to date and makes it live: first `subscribed`, then every event after its position in order,
 *  then what is pushed, with nothing between and nothing overtaking. `recovered` says that this is all the client missed;
 *  without `since`, or when the log cannot give the whole gap, it is false and the client takes a snapshot.
 *
 *  A connection that is live already gets the further topics from now on; its `since` is not replayed, since what is
 *  being pushed meanwhile would overtake the replay. Of two messages at once one joins, and the other waits for it. When
 *  the joining fails midway the connection is closed, and the client comes back with what it has got. Resolves with what
 *  else the client is to be told. */
export async function subscribe(request: Subscribe, ports: SubscribePorts): Promise<ServerMessage | undefined> {
  const { key, topics, scopes } = request;
  const open = topicsOf(scopes);
  if (!topics.every((topic) => open.includes(topic))) return errorMessage('FORBIDDEN');
  const joinId = ports.ids.next('join');
  const inTheWay = await onceJoined(
    () => ports.connections.beginJoining(key, joinId, ports.clock.now()),
    ports.untilJoined(request.deadline),
  );
  if (inTheWay?.kind === 'live') return addTopics(request, ports);
  if (inTheWay !== undefined) return errorMessage('UNAVAILABLE');

  let isLive = false;
  try {
    isLive = await join(request, joinId, ports);
  } finally {
    if (!isLive) await giveUp(key, ports);
  }
  return undefined;
}

/** False: the connection cannot be brought up to date. */
async function join(request: Subscribe, joinId: string, ports: SubscribePorts): Promise<boolean> {
  const { key, topics, since, deadline } = request;
  let head = await headOf(key.practiceId, ports);
  const recovered = since !== undefined && (await hasWholeGap(key.practiceId, since, head, ports));
  let position: Position = recovered ? since : head;
  if (!(await send(key, [subscribedFrame(position, recovered)], ports))) return false;
  const lane = Math.floor(ports.random() * head.lanes);
  for (;;) {
    const reached = await replay(request, position, head, ports);
    if (reached === undefined) return false;
    position = reached;
    const went = await ports.connections.goLive({ ...key, topics, position, lane, joinId }, deadline);
    if (went.kind === 'live') return true;
    if (went.kind === 'lost' || went.head.epoch !== position.epoch) return false;
    head = went.head;
  }
}

/** Sends what stands between a position and the head; undefined when it could not. */
async function replay(
  { key, topics, deadline }: Subscribe,
  from: Position,
  head: Position,
  ports: SubscribePorts,
): Promise<Position | undefined> {
  const { epoch } = head;
  let { seq } = from;
  while (seq < head.seq) {
    if (ports.clock.now() >= deadline) return undefined;
    const events = await ports.log.read(key.practiceId, epoch, {
      afterSeq: seq,
      toSeq: head.seq,
      limit: EVENTS_PER_PAGE,
    });
    if (!follow(events, seq)) return undefined;
    const wanted = events.filter(({ topic }) => topics.includes(topic));
    const isSent = await send(
      key,
      wanted.map((event) => eventFrame(epoch, event).text),
      ports,
    );
    if (!isSent) return undefined;
    seq += events.length;
  }
  return { epoch, seq };
}

async function hasWholeGap(
  practiceId: string,
  since: Position,
  head: LogHead,
  ports: SubscribePorts,
): Promise<boolean> {
  if (!mayResume(since, head)) return false;
  if (since.seq === head.seq) return true;
  const range = { afterSeq: since.seq, toSeq: head.seq, limit: 1 };
  const [first] = await ports.log.read(practiceId, head.epoch, range);
  if (first === undefined || first.seq !== since.seq + 1) return false;
  // Whatever else is of the log: the table's own deletion may come days late.
  return first.loggedAt > ports.clock.now() - LOG_KEPT_MILLISECONDS;
}

async function addTopics(request: Subscribe, ports: SubscribePorts): Promise<ServerMessage | undefined> {
  const { key, topics, since, deadline } = request;
  let head = await headOf(key.practiceId, ports);
  for (;;) {
    const went = await ports.connections.goLive({ ...key, topics, position: head, lane: 0 }, deadline);
    if (went.kind === 'lost') return errorMessage('UNAVAILABLE');
    if (went.kind === 'live') break;
    head = went.head;
  }
  const recovered = since?.epoch === head.epoch && since.seq === head.seq;
  return { type: 'subscribed', epoch: head.epoch, seq: head.seq, recovered };
}

async function headOf(practiceId: string, { log, ids }: SubscribePorts): Promise<LogHead> {
  return (await log.head(practiceId)) ?? (await log.begin(practiceId, ids.next('ep')));
}

async function send({ connectionId }: ConnectionKey, frames: readonly string[], { posts }: SubscribePorts) {
  if (frames.length === 0) return true;
  const { gone, dropped } = await posts.deliver([{ connectionId, frames }]);
  return gone.length === 0 && dropped.length === 0;
}

async function giveUp(key: ConnectionKey, { connections, posts }: SubscribePorts): Promise<void> {
  await Promise.allSettled([connections.remove(key), posts.close(key.connectionId)]);
}

/** Whether events stand without a gap after `seq`. */
function follow(events: readonly LoggedEvent[], seq: number): boolean {
  return events.length > 0 && events.every((event, index) => event.seq === seq + 1 + index);
}
