import type { LoggedEvent, Position } from '@frontdesk/contracts/event-log';
import type { RealtimeTopic, ServerMessage } from '@frontdesk/contracts/realtime';

/** An event as text, encoded once for all connections. */
export interface EventFrame {
  readonly topic: RealtimeTopic;
  readonly text: string;
}

/** The frame of an event. Its data is JSON already. */
export function eventFrame(epoch: string, { seq, topic, event, at, data }: LoggedEvent): EventFrame {
  const start = JSON.stringify({ type: 'event', epoch, seq, topic, event, at });
  return { topic, text: `${start.slice(0, -1)},"data":${data}}` };
}

/** The answer to a subscription: events follow from `position` on. */
export function subscribedFrame({ epoch, seq }: Position, recovered: boolean): string {
  return JSON.stringify({ type: 'subscribed', epoch, seq, recovered } satisfies ServerMessage);
}

export const PONG: ServerMessage = { type: 'pong' };

/** `UNAVAILABLE`: this connection gets no events (any more); connect again. */
export function errorMessage(code: Extract<ServerMessage, { type: 'error' }>['code']): ServerMessage {
  return { type: 'error', code };
}
