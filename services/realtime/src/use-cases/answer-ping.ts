import type { ServerMessage } from '@frontdesk/contracts/realtime';
import type { Clock } from '@frontdesk/core/clock';
import { errorMessage, PONG } from '../domain/server-frames.ts';
import type { ConnectionKey, Connections } from '../ports/connections.ts';

/** Longer than any function lives: whoever brought the connection up to date died over it. */
const LONGEST_JOIN_MILLISECONDS = 60_000;

/** Answers a heartbeat, and only for a connection that is served: one that was given up while its client heard nothing of
 *  it is told UNAVAILABLE here, and connects again. */
export async function answerPing(
  key: ConnectionKey,
  { connections, clock }: { readonly connections: Connections; readonly clock: Clock },
): Promise<ServerMessage> {
  const state = await connections.stateOf(key);
  if (state.kind === 'missing') return errorMessage('UNAVAILABLE');
  if (state.kind !== 'joining') return PONG;
  return clock.now() - state.sinceEpochMilliseconds > LONGEST_JOIN_MILLISECONDS ? errorMessage('UNAVAILABLE') : PONG;
}
