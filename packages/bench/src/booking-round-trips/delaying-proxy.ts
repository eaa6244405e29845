import { Agent, createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

export interface DelayingProxy {
  endpoint: string;
  /** The operations that came through since the last call, in order: `TransactWriteItems`. */
  takeCalls(): string[];
  stop(): Promise<void>;
}

/** Stands before DynamoDB Local and adds a round trip of so many milliseconds, half on each way. */
export async function startDelayingProxy(target: string, roundTripMilliseconds: number): Promise<DelayingProxy> {
  const agent = new Agent({ keepAlive: true });
  let calls: string[] = [];
  const server = createServer(async (incoming, outgoing) => {
    calls.push(String(incoming.headers['x-amz-target']).split('.').at(-1) ?? '');
    const body = await bytesOf(incoming);
    await delay(roundTripMilliseconds / 2);
    const passedOn = request(target, { method: 'POST', agent, headers: incoming.headers }, async (answer) => {
      const answered = await bytesOf(answer);
      await delay(roundTripMilliseconds / 2);
      const { 'transfer-encoding': _, ...headers } = answer.headers;
      outgoing.writeHead(answer.statusCode ?? 502, { ...headers, 'content-length': answered.length }).end(answered);
    });
    passedOn.on('error', () => outgoing.destroy()).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    takeCalls: () => {
      const taken = calls;
      calls = [];
      return taken;
    },
    stop: async () => {
      server.closeAllConnections();
      agent.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
