import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A delivery as it came over the wire. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** An endpoint of a vendor's: a server on this machine that keeps what it gets. */
export class WebhookReceiver {
  readonly received: Received[] = [];
  readonly url: string;
  /** What it answers from now on. */
  status = 204;
  readonly #stop: () => Promise<void>;
  #arrived = Promise.withResolvers<void>();

  private constructor(url: string, stop: () => Promise<void>) {
    this.url = url;
    this.#stop = stop;
  }

  static async listen(): Promise<WebhookReceiver> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        receiver.#take({ headers: request.headers, body: Buffer.concat(chunks).toString() });
        response.writeHead(receiver.status).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const receiver = new WebhookReceiver(`http://127.0.0.1:${port}/hooks`, async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });
    return receiver;
  }

  /** Waits until a delivery was received that `isWanted`; gives the first. */
  async first(isWanted: (received: Received) => boolean): Promise<Received> {
    for (;;) {
      const arrived = this.#arrived.promise;
      const found = this.received.find(isWanted);
      if (found !== undefined) return found;
      await arrived;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stop();
  }

  #take(received: Received): void {
    this.received.push(received);
    this.#arrived.resolve();
    this.#arrived = Promise.withResolvers();
  }
}
