import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One invocation's end as the Runtime API saw it. */
export interface RuntimeReply {
  kind: 'response' | 'error' | 'init-error';
  body: string;
  /** `performance.now()` at its arrival. */
  at: number;
}

interface Invocation {
  event: string;
  settle: (reply: RuntimeReply) => void;
}

const TIME_LEFT_MILLISECONDS = 28_000;

/** A Lambda Runtime API for one function: hands out the events of `invoke` one after another and tells of each reply.
 *  Source: AWS Lambda developer guide, "Using the Lambda runtime API" (runtimes-api). */
export class RuntimeApi {
  readonly #server: Server;
  readonly #pending: Invocation[] = [];
  /** The runtime's open request for the next event. */
  #asking: ServerResponse | undefined;

  private constructor() {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => this.#route(request.url ?? '', Buffer.concat(chunks).toString(), response));
    });
  }

  static async start(): Promise<RuntimeApi> {
    const api = new RuntimeApi();
    await new Promise<void>((resolve) => api.#server.listen(0, '127.0.0.1', resolve));
    return api;
  }

  /** `host:port`, for AWS_LAMBDA_RUNTIME_API. */
  get address(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Lets the function run once and waits for what it answers. */
  invoke(event: unknown): Promise<RuntimeReply> {
    return new Promise((settle) => {
      this.#pending.push({ event: JSON.stringify(event), settle });
      this.#handOut();
    });
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #route(url: string, body: string, response: ServerResponse): void {
    if (url.endsWith('/invocation/next')) {
      this.#asking = response;
      this.#handOut();
      return;
    }
    const kind = url.endsWith('/response') ? 'response' : url.endsWith('/init/error') ? 'init-error' : 'error';
    const at = performance.now();
    response.writeHead(202, { 'content-type': 'application/json' }).end('{"status":"OK"}');
    this.#pending.shift()?.settle({ kind, body, at });
  }

  #handOut(): void {
    const [next] = this.#pending;
    if (this.#asking === undefined || next === undefined) return;
    this.#asking.writeHead(200, {
      'content-type': 'application/json',
      'lambda-runtime-aws-request-id': crypto.randomUUID(),
      'lambda-runtime-deadline-ms': String(Date.now() + TIME_LEFT_MILLISECONDS),
      'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:us-east-1:000000000000:function:bench',
    });
    this.#asking.end(next.event);
    this.#asking = undefined;
  }
}
