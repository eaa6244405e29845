import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import { FrameLengths } from './frame-lengths.ts';
import { unreadLimitBytes, type WebSocketLimits, webSocketQuotas } from './limits.ts';
import type { Visitor } from './websocket-events.ts';

export interface ConnectionOptions {
  visitor: Visitor;
  webSocket: WebSocket;
  /** What the WebSocket runs on. */
  socket: Duplex;
  limits: WebSocketLimits;
  /** Called with messages as they come, also while functions still work on earlier ones. */
  onMessage(connection: Connection, text: string): void;
  /** Called once, when nothing can be sent any more. */
  onEnd(connection: Connection, code: number, reason: string): void;
}

/** Recorded from `$disconnect` events; 1006 is inferred. */
const reasons: Record<number, string> = {
  1000: 'Connection Closed Normally',
  1001: 'Going away',
  1005: 'Client-side close frame status not set',
  1006: 'Connection closed abnormally',
};

/** One client, from the end of its handshake to its end, with the limits that API Gateway sets it.
 *  [apigateway-execution-service-websocket-limits-table] */
export class Connection {
  readonly visitor: Visitor;
  lastActiveEpochMs: number;
  readonly #options: ConnectionOptions;
  readonly #lifetime: NodeJS.Timeout;
  #idle: NodeJS.Timeout | undefined;
  #ended = false;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.visitor = options.visitor;
    this.lastActiveEpochMs = Date.now();
    const { webSocket, socket, limits } = options;
    const lengths = new FrameLengths(webSocketQuotas.frameBytes, () => this.close(1009));
    socket.prependListener('data', (chunk: Buffer) => lengths.read(chunk));
    webSocket.on('message', (data, isBinary) => this.#receive(data as Buffer, isBinary));
    webSocket.on('error', (error) => this.#end(codeOf(error)));
    webSocket.on('close', (code, reason) => this.#end(code, reason.toString()));
    this.#lifetime = setTimeout(() => this.close(1001), limits.lifetimeMilliseconds);
    this.#closeWhenIdle(limits.idleMilliseconds);
  }

  get connectionId(): string {
    return this.visitor.connectionId;
  }

  get isOpen(): boolean {
    return !this.#ended && this.#options.webSocket.readyState === WebSocket.OPEN;
  }

  /** Writes one message, in frames that API Gateway would send. Normally the kernel has all of it when this returns; of a
   *  client that does not read, up to `unreadLimitBytes` are kept, and then it is cut off.
   *  False when the connection is gone. */
  send(message: Buffer): boolean {
    if (!this.isOpen) return false;
    const { webSocket } = this.#options;
    if (webSocket.bufferedAmount + message.length > unreadLimitBytes) {
      this.#end(1006);
      webSocket.terminate();
      return false;
    }
    this.lastActiveEpochMs = Date.now();
    const { frameBytes } = webSocketQuotas;
    let at = 0;
    for (; message.length - at > frameBytes; at += frameBytes)
      webSocket.send(message.subarray(at, at + frameBytes), { binary: false, fin: false });
    webSocket.send(at === 0 ? message : message.subarray(at), { binary: false, fin: true });
    return true;
  }

  close(code: number, reason: string = code === 1009 || code === 1003 ? '' : (reasons[code] ?? '')): void {
    this.#end(code, reason);
    this.#options.webSocket.close(code, reason);
  }

  /** Without telling anyone but the client: this process ends. */
  abandon(): void {
    this.#ended = true;
    this.#stopTimers();
    this.#options.webSocket.close(1001, reasons[1001]);
    this.#options.webSocket.terminate();
  }

  #receive(data: Buffer, isBinary: boolean): void {
    if (this.#ended) return;
    this.lastActiveEpochMs = Date.now();
    if (isBinary) this.close(1003);
    else this.#options.onMessage(this, data.toString());
  }

  #end(code: number, reason = ''): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#stopTimers();
    this.#options.onEnd(this, code, reason || (reasons[code] ?? ''));
  }

  #stopTimers(): void {
    clearTimeout(this.#lifetime);
    clearTimeout(this.#idle);
  }

  // One timer is enough: it looks when something happened last, and waits for the rest.
  #closeWhenIdle(waitMs: number): void {
    this.#idle = setTimeout(() => {
      const restMs = this.lastActiveEpochMs + this.#options.limits.idleMilliseconds - Date.now();
      if (restMs > 0) this.#closeWhenIdle(restMs);
      else this.close(1001);
    }, waitMs);
  }
}

/** The close code that the library sent when it refused what the client sent. */
const codeOf = (error: Error & { code?: string }): number => {
  if (error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') return 1009;
  if (error.code === 'WS_ERR_INVALID_UTF8') return 1007;
  return error.code?.startsWith('WS_ERR') ? 1002 : 1006;
};
