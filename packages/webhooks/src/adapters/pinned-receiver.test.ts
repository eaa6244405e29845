import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PinnedReceiver } from './pinned-receiver.ts';

const received: { url: string; method: string; headers: IncomingMessage['headers']; body: string }[] = [];
let answer: (response: ServerResponse) => void;
let connections = 0;
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { url = '', method = '', headers } = request;
    received.push({ url, method, headers, body: Buffer.concat(chunks).toString() });
    answer(response);
  });
});
let port = 0;

beforeAll(async () => {
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  received.length = 0;
  connections = 0;
  answer = (response) => response.writeHead(204).end();
});

const signed = (url: string) => ({ url, headers: { 'webhook-id': 'evt_1' }, body: '{"type":"test"}' });
const local = () => `http://localhost:${port}/hooks?x=1`;
const loopbackReceiver = (options: Partial<ConstructorParameters<typeof PinnedReceiver>[0]> = {}) =>
  new PinnedReceiver({ loopback: true, resolve: async () => [{ address: '127.0.0.1', family: 4 }], ...options });

describe('a delivery', () => {
  it('is one POST with the headers and the bytes that were given', async () => {
    expect(await loopbackReceiver().send(signed(local()))).toEqual({ status: 204, milliseconds: expect.any(Number) });
    expect(received).toEqual([
      {
        url: '/hooks?x=1',
        method: 'POST',
        headers: expect.objectContaining({ 'webhook-id': 'evt_1', 'content-length': '15', host: `localhost:${port}` }),
        body: '{"type":"test"}',
      },
    ]);
  });

  it('uses a connection again', async () => {
    const receiver = loopbackReceiver();
    for (let n = 0; n < 5; n += 1) await receiver.send(signed(local()));
    expect(connections).toBe(1);
  });

  it('follows no redirect', async () => {
    answer = (response) => response.writeHead(307, { location: `http://localhost:${port}/elsewhere` }).end();
    expect(await loopbackReceiver().send(signed(local()))).toMatchObject({ status: 307 });
    expect(received.map(({ url }) => url)).toEqual(['/hooks?x=1']);
  });

  it('hears what Retry-After asks for', async () => {
    answer = (response) => response.writeHead(429, { 'retry-after': '120' }).end();
    expect(await loopbackReceiver().send(signed(local()))).toMatchObject({ status: 429, retryAfterSeconds: 120 });
  });

  it('ends at its timeout, whether nothing is answered or nobody is found', async () => {
    answer = () => undefined;
    const silent = await loopbackReceiver({ timeoutMilliseconds: 100 }).send(signed(local()));
    expect(silent).toEqual({ error: 'timeout', milliseconds: expect.any(Number) });
    const unresolved = loopbackReceiver({ timeoutMilliseconds: 100, resolve: () => new Promise(() => undefined) });
    expect(await unresolved.send(signed(local()))).toMatchObject({ error: 'timeout' });
  });

  it('has its status though the rest of the answer does not end', async () => {
    answer = (response) => void response.writeHead(200).write('still going');
    expect(await loopbackReceiver().send(signed(local()))).toMatchObject({ status: 200 });
    answer = (response) => void response.writeHead(200).end('x'.repeat(10_000_000));
    expect(await loopbackReceiver().send(signed(local()))).toMatchObject({ status: 200 });
  });

  it('tells a server that is not there from one without TLS', async () => {
    const gone = await loopbackReceiver().send(signed('http://localhost:9/'));
    expect(gone).toEqual({ error: 'unreachable', milliseconds: expect.any(Number) });
    const lost = await loopbackReceiver({ resolve: () => Promise.reject(new Error('ENOTFOUND')) }).send(
      signed(local()),
    );
    expect(lost).toMatchObject({ error: 'unreachable' });
  });
});

describe('a name', () => {
  const publicUrl = () => `https://hooks.vendor.example:${port}/`;

  it.each(['127.0.0.1', '10.0.0.1', '169.254.169.254', '::ffff:127.0.0.1', 'fd00:ec2::254', '64:ff9b::7f00:1'])(
    'that is at %s is refused before anything connects',
    async (address) => {
      const receiver = new PinnedReceiver({ loopback: false, resolve: async () => [{ address, family: 4 }] });
      expect(await receiver.send(signed(publicUrl()))).toMatchObject({ error: 'address-refused' });
      expect(connections).toBe(0);
    },
  );

  it('is refused when any of its addresses is private', async () => {
    const addresses = ['93.184.216.34', '10.0.0.1'].map((address) => ({ address, family: 4 }));
    const receiver = new PinnedReceiver({ loopback: false, resolve: async () => addresses });
    expect(await receiver.send(signed(publicUrl()))).toMatchObject({ error: 'address-refused' });
  });

  it('that changes its answer is asked once, and the connection goes to what was judged', async () => {
    let asked = 0;
    const rebinding = async () => {
      asked += 1;
      return [{ address: asked === 1 ? '93.184.216.34' : '127.0.0.1', family: 4 }];
    };
    const receiver = new PinnedReceiver({ loopback: false, resolve: rebinding, timeoutMilliseconds: 300 });
    const { status } = await receiver.send(signed(publicUrl()));
    expect([asked, status, connections]).toEqual([1, undefined, 0]);
    // The next delivery judges anew.
    expect(await receiver.send(signed(publicUrl()))).toMatchObject({ error: 'address-refused' });
    expect([asked, connections]).toEqual([2, 0]);
  });

  it('is not asked where an address is given, which is refused too', async () => {
    const receiver = new PinnedReceiver({ loopback: false, resolve: () => expect.fail('asked') });
    for (const url of [`https://127.0.0.1:${port}/`, `https://[::1]:${port}/`, `http://127.0.0.1:${port}/`]) {
      expect(await receiver.send(signed(url))).toMatchObject({ error: 'address-refused' });
    }
    expect(connections).toBe(0);
  });

  it('of this machine leads nowhere else, where the local cloud lets it receive', async () => {
    const receiver = loopbackReceiver({ resolve: async () => [{ address: '10.0.0.1', family: 4 }] });
    expect(await receiver.send(signed(local()))).toMatchObject({ error: 'address-refused' });
  });
});
