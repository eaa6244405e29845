import type { Timers } from '../timers.ts';
import {
  type RealtimeEvent,
  type RealtimePosition,
  type RealtimeTopic,
  readServerMessage,
  type Subscribed,
} from './realtime-messages.ts';

/** What the client needs of a WebSocket: the browser's, Node's own and that of the package `ws` have it. */
export interface Socket {
  send(text: string): void;
  close(code?: number, reason?: string): void;
  addEventListener(type: string, listener: (event: { readonly type: string; readonly data?: unknown }) => void): void;
}
export type SocketConstructor = new (url: string) => Socket;

export interface ConnectionSettings {
  /** From the first byte to `subscribed`. */
  readonly handshakeTimeoutMs: number;
  readonly pingIntervalMs: number;
  /** Silence after a ping that means the connection is dead, whatever the socket says. */
  readonly pongTimeoutMs: number;
}

export interface ConnectionHandlers {
  onSubscribed(subscribed: Subscribed): void;
  onEvent(event: RealtimeEvent): void;
  onError(code: string): void;
  /** Once, unless it was closed from this side. */
  onLost(): void;
}

export interface ConnectionOptions extends ConnectionSettings {
  readonly WebSocket: SocketConstructor;
  readonly timers: Timers;
  readonly url: string;
  readonly topics: readonly RealtimeTopic[];
  readonly since: RealtimePosition | undefined;
  readonly handlers: ConnectionHandlers;
}

/** One WebSocket from its opening to its loss: subscribes, and pings so that it is noticed when the other side is gone. */
export class RealtimeConnection {
  readonly #options: ConnectionOptions;
  readonly #socket: Socket;
  #over = false;
  #cancelTimer: () => void = () => undefined;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#socket = new options.WebSocket(options.url);
    this.#watch(options.handshakeTimeoutMs, () => this.#lose());
    this.#socket.addEventListener('open', () => this.#subscribe());
    this.#socket.addEventListener('message', ({ data }) => this.#receive(data));
    this.#socket.addEventListener('error', () => this.#lose());
    this.#socket.addEventListener('close', () => this.#lose());
  }

  /** Ends it from this side; no handler is called any more. */
  close(): void {
    if (this.#over) return;
    this.#over = true;
    this.#cancelTimer();
    this.#socket.close(1000);
  }

  #subscribe(): void {
    const { topics, since } = this.#options;
    this.#send({ action: 'subscribe', topics, ...(since && { since }) });
  }

  #receive(data: unknown): void {
    if (this.#over) return;
    const message = readServerMessage(data);
    const { handlers } = this.#options;
    if (message?.type === 'subscribed') {
      this.#expectLife();
      handlers.onSubscribed(message);
    } else if (message?.type === 'event') {
      handlers.onEvent(message);
    } else if (message?.type === 'error') {
      handlers.onError(message.code);
    } else if (message?.type === 'pong') {
      this.#expectLife();
    }
  }

  // Each pong arms the next ping, so no more than one is ever under way.
  #expectLife(): void {
    const { pingIntervalMs, pongTimeoutMs } = this.#options;
    this.#watch(pingIntervalMs, () => {
      this.#watch(pongTimeoutMs, () => this.#lose());
      this.#send({ action: 'ping' });
    });
  }

  #watch(delayMs: number, call: () => void): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#options.timers.after(delayMs, call);
  }

  #send(message: object): void {
    if (this.#over) return;
    try {
      this.#socket.send(JSON.stringify(message));
    } catch {
      // Closing already: it is told as lost.
      this.#lose();
    }
  }

  // Does not wait for the socket's own close: over a dead link that takes minutes.
  #lose(): void {
    if (this.#over) return;
    this.close();
    this.#options.handlers.onLost();
  }
}
