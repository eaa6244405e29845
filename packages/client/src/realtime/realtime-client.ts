import { fullJitter } from '../backoff.ts';
import { FrontdeskError } from '../frontdesk-error.ts';
import { systemTimers, type Timers } from '../timers.ts';
import { EventSequence } from './event-sequence.ts';
import { Polling } from './polling.ts';
import { type ConnectionSettings, RealtimeConnection, type SocketConstructor } from './realtime-connection.ts';
import { ALL_TOPICS, type RealtimeEvent, type RealtimePosition, type RealtimeTopic } from './realtime-messages.ts';

export type { RealtimeEvent, RealtimePosition, RealtimeTopic } from './realtime-messages.ts';

/** `connecting` until the first success; `polling` where several attempts failed in a row, which go on meanwhile. */
export type RealtimeState = 'connecting' | 'live' | 'reconnecting' | 'polling' | 'closed';

export interface RealtimeSettings extends ConnectionSettings {
  readonly backoffBaseMs: number;
  readonly backoffCapMs: number;
  /** The gateway cuts a connection after two hours: another takes over before. */
  readonly plannedReconnectMs: number;
  readonly failuresBeforePolling: number;
  readonly pollIntervalMs: number;
  /** How long an event may be overtaken by later ones. */
  readonly gapPatienceMs: number;
}

const DEFAULTS: RealtimeSettings = {
  handshakeTimeoutMs: 10_000,
  pingIntervalMs: 30_000,
  pongTimeoutMs: 10_000,
  backoffBaseMs: 500,
  backoffCapMs: 30_000,
  plannedReconnectMs: 110 * 60_000,
  failuresBeforePolling: 3,
  pollIntervalMs: 5_000,
  gapPatienceMs: 1_000,
};

export interface RealtimeClientOptions {
  /** Asks for a ticket, each good for one connection: `() => api.createRealtimeTicket({})`. */
  openTicket(): Promise<{ readonly ticket: string; readonly url: string }>;
  readonly topics?: readonly RealtimeTopic[];
  /** Each event once, in the order of the log. */
  onEvent(event: RealtimeEvent): void;
  /** Read everything anew: at the start, and when the log could not tell what was missed. Later events wait for it. */
  onSnapshotNeeded(): void | Promise<void>;
  /** Read everything anew, every five seconds where WebSockets do not get through. */
  poll?(): void | Promise<void>;
  /** Why an attempt failed. A FORBIDDEN ends it: state `closed`. */
  onProblem?(error: unknown): void;
  /** The global one by default; Node 20 has none, there give that of the package `ws`. */
  readonly WebSocket?: SocketConstructor;
  readonly timers?: Timers;
  readonly random?: () => number;
  readonly settings?: Partial<RealtimeSettings>;
}

/** Keeps a dashboard up to date: every event of the practice exactly once and in order, over any number of lost
 *  connections, or word that a snapshot is needed.
 *
 *  ```ts
 *  const realtime = new RealtimeClient({ openTicket, onEvent, onSnapshotNeeded });
 *  realtime.onStateChange(() => show(realtime.state));
 *  realtime.connect();
 *  ``` */
export class RealtimeClient {
  readonly #options: RealtimeClientOptions;
  readonly #settings: RealtimeSettings;
  readonly #timers: Timers;
  readonly #random: () => number;
  readonly #WebSocket: SocketConstructor;
  readonly #topics: readonly RealtimeTopic[];
  readonly #sequence: EventSequence;
  readonly #polling: Polling | undefined;
  readonly #listeners = new Set<(state: RealtimeState) => void>();
  #state: RealtimeState = 'connecting';
  /** The one that events come over. */
  #current: RealtimeConnection | undefined;
  /** An attempt under way: the ticket is asked for, or the handshake goes on. */
  #attempt: { connection?: RealtimeConnection } | undefined;
  #failures = 0;
  #cancelNext: () => void = () => undefined;

  constructor(options: RealtimeClientOptions) {
    const { WebSocket = (globalThis as { WebSocket?: SocketConstructor }).WebSocket } = options;
    if (WebSocket === undefined)
      throw new Error('There is no WebSocket here: give one, such as that of the package ws.');
    this.#options = options;
    this.#settings = { ...DEFAULTS, ...options.settings };
    this.#timers = options.timers ?? systemTimers;
    this.#random = options.random ?? Math.random;
    this.#WebSocket = WebSocket;
    this.#topics = options.topics ?? ALL_TOPICS;
    this.#sequence = new EventSequence({
      timers: this.#timers,
      complete: ALL_TOPICS.every((topic) => this.#topics.includes(topic)),
      gapPatienceMs: this.#settings.gapPatienceMs,
      deliver: (event) => options.onEvent(event),
      takeSnapshot: () => options.onSnapshotNeeded(),
      resume: () => this.#scheduleAfterFailure(),
    });
    const poll = options.poll?.bind(options);
    this.#polling = poll && new Polling(this.#timers, this.#settings.pollIntervalMs, poll);
  }

  get state(): RealtimeState {
    return this.#state;
  }

  /** What was delivered last. */
  get position(): RealtimePosition | undefined {
    return this.#sequence.position;
  }

  /** Calls at each change of `state`; gives what ends that. */
  onStateChange(listener: (state: RealtimeState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Starts. Also later: tries at once instead of waiting, for when the network is known to be back. */
  connect(): void {
    if (this.#state === 'closed' || this.#attempt !== undefined || this.#current !== undefined) return;
    void this.#try();
  }

  /** Ends for good. */
  close(): void {
    this.#cancelNext();
    this.#polling?.stop();
    this.#sequence.reset();
    this.#attempt?.connection?.close();
    this.#current?.close();
    this.#attempt = undefined;
    this.#current = undefined;
    this.#change('closed');
  }

  async #try(): Promise<void> {
    this.#cancelNext();
    const attempt: { connection?: RealtimeConnection } = {};
    this.#attempt = attempt;
    try {
      const { ticket, url } = await this.#options.openTicket();
      // Closed meanwhile.
      if (this.#attempt !== attempt) return;
      attempt.connection = this.#open(withTicket(url, ticket), attempt);
    } catch (error) {
      if (this.#attempt === attempt) this.#fail(error);
    }
  }

  #open(url: string, attempt: { connection?: RealtimeConnection }): RealtimeConnection {
    const connection: RealtimeConnection = new RealtimeConnection({
      ...this.#settings,
      WebSocket: this.#WebSocket,
      timers: this.#timers,
      url,
      topics: this.#topics,
      since: this.#sequence.position,
      handlers: {
        onSubscribed: (subscribed) => {
          if (this.#attempt === attempt) this.#takeOver(connection);
          this.#sequence.begin(subscribed);
        },
        onEvent: (event) => this.#sequence.offer(event),
        onError: (code) => this.#refused(connection, code),
        onLost: () => {
          if (this.#attempt === attempt) this.#fail(new Error('The connection did not come about.'));
          else if (this.#current === connection) this.#lost();
        },
      },
    });
    return connection;
  }

  // The new connection is heard before the old one ends, so nothing falls between; what both bring is dropped once.
  #takeOver(connection: RealtimeConnection): void {
    this.#attempt = undefined;
    this.#current?.close();
    this.#current = connection;
    this.#failures = 0;
    this.#polling?.stop();
    this.#cancelNext();
    const beforeTheCutMs = this.#settings.plannedReconnectMs * (1 - this.#random() / 10);
    this.#cancelNext = this.#timers.after(beforeTheCutMs, () => void this.#try());
    this.#change('live');
  }

  #lost(): void {
    this.#current = undefined;
    this.#change('reconnecting');
    if (this.#attempt === undefined) this.#scheduleAfterFailure();
  }

  #refused(connection: RealtimeConnection, code: string): void {
    const error = new FrontdeskError(`The server refused: ${code}`, {
      status: 0,
      code: code === 'FORBIDDEN' ? code : 'UNEXPECTED',
    });
    if (this.#attempt?.connection !== connection) {
      this.#options.onProblem?.(error);
      // It brings no events any more.
      if (code !== 'UNAVAILABLE' || this.#current !== connection) return;
      connection.close();
      this.#lost();
      return;
    }
    connection.close();
    // What it cannot read may be our position.
    if (code === 'INPUT_INVALID') this.#sequence.reset();
    this.#fail(error);
  }

  #fail(error: unknown): void {
    this.#attempt = undefined;
    this.#options.onProblem?.(error);
    // No further attempt would get another answer.
    if (error instanceof FrontdeskError && error.code === 'FORBIDDEN') {
      this.close();
      return;
    }
    this.#scheduleAfterFailure();
    if (this.#current === undefined && this.#polling && this.#failures >= this.#settings.failuresBeforePolling) {
      this.#polling.start();
      this.#change('polling');
    }
  }

  #scheduleAfterFailure(): void {
    if (this.#attempt !== undefined || this.#state === 'closed') return;
    this.#failures += 1;
    const { backoffBaseMs: baseMs, backoffCapMs: capMs } = this.#settings;
    this.#cancelNext();
    const delayMs = fullJitter({ baseMs, capMs }, this.#failures, this.#random);
    this.#cancelNext = this.#timers.after(delayMs, () => void this.#try());
  }

  #change(state: RealtimeState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of [...this.#listeners]) listener(state);
  }
}

function withTicket(url: string, ticket: string): string {
  const whole = new URL(url);
  if (!whole.searchParams.has('ticket')) whole.searchParams.set('ticket', ticket);
  return whole.href;
}
