import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One invocation's end as the Runtime API saw it. */
export interface RuntimeReply {
  kind: 'response' | 'error' | 'init-error';
  body: string;
  /** `performance.now()` at its arrival. */
  at: number;
}

/** A Lambda Runtime API that hands out the given event again and again, and tells of each reply.
 *  Source: AWS Lambda developer guide, "Using the Lambda runtime API" (runtimes-api). */
export class RuntimeApi {
  readonly #server: Server;
  readonly #event: string;
  #waiting: ServerResponse | undefined;
  #pending = 0;
  #onReply: ((reply: RuntimeReply) => void) | undefined;

  private constructor(event: unknown) {
    this.#event = JSON.stringify(event);
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => this.#route(request.url ?? '', Buffer.concat(chunks).toString(), response));
    });
  }

  static async start(event: unknown): Promise<RuntimeApi> {
    const api = new RuntimeApi(event);
    await new Promise<void>((resolve) => api.#server.listen(0, '127.0.0.1', resolve));
    return api;
  }

  /** `host:port`, for AWS_LAMBDA_RUNTIME_API. */
  get address(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Lets the function run once and waits for what it answers. */
  invoke(): Promise<RuntimeReply> {
    const reply = new Promise<RuntimeReply>((resolve) => {
      this.#onReply = resolve;
    });
    this.#pending += 1;
    this.#dispatch();
    return reply;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #route(url: string, body: string, response: ServerResponse): void {
    if (url.endsWith('/invocation/next')) {
      this.#waiting = response;
      this.#dispatch();
      return;
    }
    const kind = url.endsWith('/response') ? 'response' : url.endsWith('/init/error') ? 'init-error' : 'error';
    this.#onReply?.({ kind, body, at: performance.now() });
    response.writeHead(202, { 'content-type': 'application/json' }).end('{"status":"OK"}');
  }

  #dispatch(): void {
    if (this.#waiting === undefined || this.#pending === 0) return;
    this.#pending -= 1;
    this.#waiting.writeHead(200, {
      'content-type': 'application/json',
      'lambda-runtime-aws-request-id': crypto.randomUUID(),
      'lambda-runtime-deadline-ms': String(Date.now() + 28_000),
      'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:us-east-1:000000000000:function:bench',
    });
    this.#waiting.end(this.#event);
    this.#waiting = undefined;
  }
}
