import { type Item, numberOf, textOf } from '@frontdesk/aws/item-attributes';
import { REALTIME_TOPICS } from '@frontdesk/contracts/realtime';
import type { Grant } from '../domain/grant.ts';
import type { ConnectionKey, ConnectionState, LiveConnection } from '../ports/connections.ts';

/** API Gateway ends a connection after two hours; its item outlives it a little. */
const REMEMBERED_SECONDS = 2 * 60 * 60 + 15 * 60;

export function connectionKey({ practiceId, connectionId }: ConnectionKey): Item {
  return { practiceId: { S: practiceId }, connectionId: { S: connectionId } };
}

/** A connection that has just been opened. It is live once it has a `lane`. */
export function connectionItem(key: ConnectionKey, { subject }: Grant, now: number): Item {
  return {
    ...connectionKey(key),
    subject: { S: subject },
    connectedAt: { N: String(now) },
    expiresAt: { N: String(Math.floor(now / 1000) + REMEMBERED_SECONDS) },
  };
}

export function stateFrom(item: Item | undefined): ConnectionState {
  if (item === undefined) return { kind: 'missing' };
  if (item.lane !== undefined) return { kind: 'live' };
  if (item.joinId === undefined) return { kind: 'idle' };
  return { kind: 'joining', sinceEpochMilliseconds: numberOf(item, 'joiningSince') };
}

export function liveConnectionFrom(item: Item): LiveConnection {
  const names = item.topics?.SS ?? [];
  return {
    connectionId: textOf(item, 'connectionId'),
    topics: REALTIME_TOPICS.filter((topic) => names.includes(topic)),
    lane: numberOf(item, 'lane'),
  };
}
