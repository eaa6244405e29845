export type RealtimeTopic = 'calls' | 'appointments' | 'insurance' | 'vendors' | 'reports';

/** All there are: who subscribes to them all gets every sequence number. */
export const ALL_TOPICS: readonly RealtimeTopic[] = ['calls', 'appointments', 'insurance', 'vendors', 'reports'];

/** Where a dashboard stands in its practice's log. */
export interface RealtimePosition {
  readonly epoch: string;
  readonly seq: number;
}

/** Something that happened in the practice. `data` by `event`: see docs/events.md. */
export interface RealtimeEvent extends RealtimePosition {
  readonly topic: RealtimeTopic;
  /** Such as `appointment.booked`. Ignore those that you do not know. */
  readonly event: string;
  /** RFC 3339. */
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Subscribed extends RealtimePosition {
  /** False: events were missed, or none were ever seen. */
  readonly recovered: boolean;
}

export type ServerMessage =
  | ({ readonly type: 'subscribed' } & Subscribed)
  | ({ readonly type: 'event' } & RealtimeEvent)
  | { readonly type: 'pong' }
  | { readonly type: 'error'; readonly code: string };

/** Reads a message of the server; undefined for one that it does not know, which a later server may send. */
export function readServerMessage(text: unknown): ServerMessage | undefined {
  const message = parsed(text);
  switch (message?.type) {
    case 'pong':
      return { type: 'pong' };
    case 'error':
      return typeof message.code === 'string' ? { type: 'error', code: message.code } : undefined;
    case 'subscribed':
      return isPosition(message) && typeof message.recovered === 'boolean'
        ? { type: 'subscribed', epoch: message.epoch, seq: message.seq, recovered: message.recovered }
        : undefined;
    case 'event':
      return isPosition(message) && isEvent(message) ? { ...message, type: 'event' } : undefined;
    default:
      return undefined;
  }
}

type Loose = Readonly<Record<string, unknown>>;

function parsed(text: unknown): Loose | undefined {
  try {
    const value: unknown = typeof text === 'string' ? JSON.parse(text) : undefined;
    return typeof value === 'object' && value !== null ? (value as Loose) : undefined;
  } catch {
    return undefined;
  }
}

function isPosition(message: Loose): message is Loose & RealtimePosition {
  return typeof message.epoch === 'string' && Number.isSafeInteger(message.seq);
}

function isEvent(message: Loose & RealtimePosition): message is Loose & RealtimeEvent {
  const { topic, event, at, data } = message;
  return (
    typeof topic === 'string' &&
    typeof event === 'string' &&
    typeof at === 'string' &&
    typeof data === 'object' &&
    data !== null
  );
}
