import { Agent as HttpAgent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { Agent as HttpsAgent, request as requestOverTls } from 'node:https';
import type { Socket } from 'node:net';

export interface HttpAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

const MOST_CONNECTIONS = 50;

/** Posts to one endpoint over kept connections. */
export class HttpPoster {
  readonly #endpoint: URL;
  readonly #connectionTimeout: number;
  readonly #agent: HttpAgent;
  readonly #request: typeof request;

  constructor(endpoint: URL, connectionTimeoutMilliseconds: number) {
    const isEncrypted = endpoint.protocol === 'https:';
    this.#endpoint = endpoint;
    this.#connectionTimeout = connectionTimeoutMilliseconds;
    this.#agent = new (isEncrypted ? HttpsAgent : HttpAgent)({ keepAlive: true, maxSockets: MOST_CONNECTIONS });
    this.#request = isEncrypted ? requestOverTls : request;
  }

  /** Rejects with Node's error of the connection, or with a TimeoutError when there is no connection in time or no whole
   *  answer within `timeoutMilliseconds`, counted from when the request has one of the connections to itself: a request
   *  that waits for its turn is late through our own crowd, and sending it again would make the crowd larger. */
  post(headers: Record<string, string>, body: string, timeoutMilliseconds: number): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      const outgoing = this.#request(this.#endpoint, { method: 'POST', agent: this.#agent, headers });
      let timer: NodeJS.Timeout | undefined;
      const fail = (error: Error): void => {
        clearTimeout(timer);
        reject(error);
        outgoing.destroy();
      };
      outgoing.on('error', fail);
      outgoing.once('socket', (socket) => {
        timer = setTimeout(() => fail(timeoutError('answer', timeoutMilliseconds)), timeoutMilliseconds);
        if (socket.connecting) this.#watchConnecting(socket, fail);
      });
      outgoing.on('response', (response) => {
        readText(response).then((text) => {
          clearTimeout(timer);
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
        }, fail);
      });
      // Ended at once, so that Node knows the length and sends it.
      outgoing.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }

  #watchConnecting(socket: Socket, fail: (error: Error) => void): void {
    const milliseconds = this.#connectionTimeout;
    const timer = setTimeout(() => fail(timeoutError('connection', milliseconds)), milliseconds);
    const stop = (): void => clearTimeout(timer);
    socket.once('connect', stop).once('close', stop);
  }
}

function readText(response: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => {
      text += chunk;
    });
    response.on('end', () => resolve(text));
    response.on('error', reject);
  });
}

/** Named as the SDK names it. */
function timeoutError(what: 'connection' | 'answer', milliseconds: number): Error {
  return Object.assign(new Error(`No ${what} within ${milliseconds} ms`), { name: 'TimeoutError' });
}
