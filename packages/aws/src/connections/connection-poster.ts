import { hash } from 'node:crypto';
import { type Clock, systemClock } from '@frontdesk/core/clock';
import type { Dispatcher, Pool as UndiciPool } from 'undici';
import Pool from 'undici/lib/dispatcher/pool.js';
import { ConnectionSigner, type SigningCredentials } from './connection-signer.ts';

/** How a request to a connection ended. `gone`: the connection is no more. `throttled`, `failed`: worth another attempt.
 *  `stalled`: no answer in time. */
export type PostOutcome = 'delivered' | 'gone' | 'throttled' | 'failed' | 'stalled';

export interface ConnectionPosterOptions {
  /** `https://<api>.execute-api.<region>.amazonaws.com/<stage>`. */
  endpoint: string;
  region: string;
  credentials: SigningCredentials;
  clock?: Clock;
  /** How long one request may take. */
  timeoutMilliseconds?: number;
  /** Sockets for requests that are answered; as many again may be held by some that are not. */
  sockets?: number;
}

/** A text on its way to many connections, hashed once. */
export interface Frame {
  readonly text: string;
  readonly hash: string;
}

export function frameOf(text: string): Frame {
  return { text, hash: hash('sha256', text) };
}

const NO_BODY = frameOf('');
const DEFAULT_TIMEOUT_MILLISECONDS = 1_000;
const DEFAULT_SOCKETS = 50;

/** Posts to WebSocket connections through API Gateway's `@connections`, over sockets that are kept open and with a
 *  signature that costs no promise: see ADR-0013 for what that saves against the SDK's client.
 *  https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html */
export class ConnectionPoster {
  readonly #pool: UndiciPool;
  readonly #signer: ConnectionSigner;
  readonly #clock: Clock;
  readonly #basePath: string;
  readonly #timeout: number;

  constructor(options: ConnectionPosterOptions) {
    const { protocol, host, pathname } = new URL(options.endpoint);
    this.#basePath = `${pathname === '/' ? '' : pathname}/@connections/`;
    this.#signer = new ConnectionSigner({ host, region: options.region, credentials: options.credentials });
    this.#clock = options.clock ?? systemClock;
    this.#timeout = options.timeoutMilliseconds ?? DEFAULT_TIMEOUT_MILLISECONDS;
    this.#pool = new Pool(`${protocol}//${host}`, {
      connections: (options.sockets ?? DEFAULT_SOCKETS) * 2,
      pipelining: 1,
      allowH2: false,
      keepAliveTimeout: 60_000,
      connectTimeout: this.#timeout,
      // Our own timer is finer than undici's, which ticks once a second.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  }

  /** Never rejects. */
  post(connectionId: string, frame: Frame): Promise<PostOutcome> {
    return this.#send('POST', connectionId, frame);
  }

  /** Closes a connection, so that its client notices. Never rejects. */
  close(connectionId: string): Promise<PostOutcome> {
    return this.#send('DELETE', connectionId, NO_BODY);
  }

  async destroy(): Promise<void> {
    await this.#pool.destroy();
  }

  #send(method: 'POST' | 'DELETE', connectionId: string, { text, hash: bodyHash }: Frame): Promise<PostOutcome> {
    const path = this.#basePath + encodeURIComponent(connectionId);
    const headers = this.#signer.sign({ method, path, bodyHash }, this.#clock.now());
    const body = method === 'POST' ? text : null;
    return new Promise((resolve) => {
      const answer = new AwaitedAnswer(resolve, this.#timeout);
      this.#pool.dispatch({ method, path, headers: headers as unknown as Record<string, string>, body }, answer);
    });
  }
}

/** What undici tells of one request, until its outcome is known. */
class AwaitedAnswer implements Dispatcher.DispatchHandler {
  readonly #resolve: (outcome: PostOutcome) => void;
  readonly #timer: NodeJS.Timeout;
  #controller: Dispatcher.DispatchController | undefined;
  #isOver = false;
  #status = 0;

  constructor(resolve: (outcome: PostOutcome) => void, timeoutMilliseconds: number) {
    this.#resolve = resolve;
    this.#timer = setTimeout(() => this.#giveUp(), timeoutMilliseconds);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    // It waited for a socket longer than it may take in all.
    if (this.#isOver) controller.abort(new Error('Too late'));
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number): void {
    this.#status = status;
  }

  onResponseData(): void {}

  onResponseEnd(): void {
    this.#settle(outcomeOf(this.#status));
  }

  onResponseError(): void {
    this.#settle('failed');
  }

  #giveUp(): void {
    this.#settle('stalled');
    this.#controller?.abort(new Error('No answer in time'));
  }

  #settle(outcome: PostOutcome): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#resolve(outcome);
  }
}

function outcomeOf(status: number): PostOutcome {
  if (status >= 200 && status < 300) return 'delivered';
  if (status === 410) return 'gone';
  return status === 429 ? 'throttled' : 'failed';
}
