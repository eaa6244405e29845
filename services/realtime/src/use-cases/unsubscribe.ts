import type { RealtimeTopic, ServerMessage } from '@frontdesk/contracts/realtime';
import { errorMessage } from '../domain/server-frames.ts';
import type { ConnectionKey, Connections } from '../ports/connections.ts';
import { onceJoined, type UntilJoined } from './once-joined.ts';

export interface Unsubscribe {
  readonly key: ConnectionKey;
  readonly topics: readonly RealtimeTopic[];
  readonly deadline: number;
}

export interface UnsubscribePorts {
  readonly connections: Connections;
  readonly untilJoined: UntilJoined;
}

/** Takes topics from a connection; one that is not live has none. While the connection is being brought up to date the
 *  change waits, since the joining would give it the topics afterwards. Resolves with what the client is to be told. */
export async function unsubscribe(
  { key, topics, deadline }: Unsubscribe,
  { connections, untilJoined }: UnsubscribePorts,
): Promise<ServerMessage | undefined> {
  const inTheWay = await onceJoined(() => connections.removeTopics(key, topics), untilJoined(deadline));
  return inTheWay?.kind === 'joining' ? errorMessage('UNAVAILABLE') : undefined;
}
