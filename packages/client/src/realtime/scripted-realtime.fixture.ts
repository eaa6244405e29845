import type { RealtimeClientOptions } from './realtime-client.ts';
import type { SocketConstructor } from './realtime-connection.ts';
import type { RealtimeEvent } from './realtime-messages.ts';

type Listener = (event: { readonly type: string; readonly data?: unknown }) => void;

/** The client's end of a connection that a test directs. */
export class ScriptedSocket {
  readonly url: string;
  /** What the client has sent. */
  readonly sent: Record<string, unknown>[] = [];
  closed = false;
  readonly #listeners = new Map<string, Listener[]>();

  constructor(url: string) {
    this.url = url;
  }

  addEventListener(type: string, listener: Listener): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(): void {
    this.closed = true;
  }

  open(): void {
    this.#emit('open');
  }

  /** The server sends. */
  say(message: object | string): void {
    this.#emit('message', typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** The server, or what lies between, ends it. */
  drop(): void {
    this.#emit('error');
    this.#emit('close');
  }

  #emit(type: string, data?: unknown): void {
    for (const listener of this.#listeners.get(type) ?? []) listener({ type, data });
  }
}

/** Records every socket that the client opens. */
export function scriptedSockets(): { sockets: ScriptedSocket[]; WebSocket: SocketConstructor } {
  const sockets: ScriptedSocket[] = [];
  const WebSocket = class extends ScriptedSocket {
    constructor(url: string) {
      super(url);
      sockets.push(this);
    }
  };
  return { sockets, WebSocket };
}

export const eventAt = (seq: number, epoch = 'e1'): RealtimeEvent & { type: 'event' } => ({
  type: 'event',
  epoch,
  seq,
  topic: 'appointments',
  event: 'appointment.booked',
  at: '2027-03-01T12:00:00Z',
  data: {},
});

export const subscribedAt = (seq: number, recovered: boolean, epoch = 'e1') => ({
  type: 'subscribed',
  epoch,
  seq,
  recovered,
});

/** Tickets one after the other: `ticket-1`, `ticket-2`. */
export function numberedTickets(): RealtimeClientOptions['openTicket'] {
  let count = 0;
  return async () => ({ ticket: `ticket-${++count}`, url: 'ws://realtime.test/' });
}
