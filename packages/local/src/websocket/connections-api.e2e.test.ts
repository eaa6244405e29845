import { connect as connectTcp, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect, startTestApi, type TestApi, type TestClient } from './websocket-api.fixture.ts';

const authorization =
  'AWS4-HMAC-SHA256 Credential=frontdesklocal/20261122/us-east-1/execute-api/aws4_request, SignedHeaders=host, Signature=0';
let api: TestApi;
let client: TestClient;
let connectionId: string;
const send = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${api.http}${path}`, { ...init, headers: { authorization, ...init.headers } });
const post = (id: string, body: string): Promise<Response> => send(`/@connections/${id}`, { method: 'POST', body });
const told = async (response: Response) => ({
  status: response.status,
  errorType: response.headers.get('x-amzn-errortype'),
  body: await response.text(),
});

beforeEach(async () => {
  const ok = () => ({ statusCode: 200 });
  api = await startTestApi({ functions: { $connect: ok, $default: ok, $disconnect: ok } });
  client = await connect(api.ws, { headers: { 'user-agent': 'desk/1' } });
  connectionId = api.seen('$connect')[0]?.requestContext.connectionId ?? '';
});
afterEach(() => api.stop());

// apigateway-how-to-call-websocket-api-connections, and the API reference of the API Gateway management API
describe('@connections', () => {
  it('sends what is posted to the client, as text, in order', async () => {
    for (const text of ['one', '{"two":2}', 'drei ä']) expect((await post(connectionId, text)).status).toBe(200);
    await expect.poll(() => client.messages).toEqual(['one', '{"two":2}', 'drei ä']);
  });

  it('takes the stage in the path, and the id and the @ as they are or encoded', async () => {
    const encoded = connectionId.replace('=', '%3D');
    const paths = [`/dev/@connections/${connectionId}`, `/@connections/${encoded}`, `/dev/%40connections/${encoded}`];
    for (const path of paths) expect((await send(path, { method: 'POST', body: path })).status).toBe(200);
    await expect.poll(() => client.messages).toEqual(paths);
  });

  it('describes a connection', async () => {
    const state = async () => (await (await send(`/@connections/${connectionId}`)).json()) as { lastActiveAt: string };
    const before = await state();
    const connectedAt = api.seen('$connect')[0]?.requestContext.connectedAt as number;
    expect(before).toEqual({
      connectedAt: new Date(connectedAt).toISOString(),
      identity: { sourceIp: '127.0.0.1', userAgent: 'desk/1' },
      lastActiveAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    });
    await new Promise((resolve) => setTimeout(resolve, 5));
    client.socket.send('something');
    await expect.poll(() => api.seen('$default')).toHaveLength(1);
    const after = await state();
    expect(after.lastActiveAt > before.lastActiveAt).toBe(true);
  });

  it('closes a connection, and it is gone at once', async () => {
    expect((await send(`/@connections/${connectionId}`, { method: 'DELETE' })).status).toBe(204);
    expect((await post(connectionId, 'late')).status).toBe(410);
    expect((await client.closed).code).toBe(1000);
    await expect
      .poll(() => api.seen('$disconnect').map(({ requestContext }) => requestContext))
      .toMatchObject([{ disconnectStatusCode: 1000, disconnectReason: 'Connection Closed Normally' }]);
  });

  it.each(['POST', 'GET', 'DELETE'])(
    'answers %s with 410 GoneException and nothing else when the client has left',
    async (method) => {
      client.socket.close();
      await client.closed;
      await expect.poll(() => api.seen('$disconnect')).toHaveLength(1);
      const body = method === 'POST' ? { body: 'late' } : {};
      expect(await told(await send(`/@connections/${connectionId}`, { method, ...body }))).toEqual({
        status: 410,
        errorType: 'GoneException',
        body: '',
      });
    },
  );

  it('answers 410 for an id that never was', async () => {
    expect((await post('AAAAAAAAAAAAAAA=', 'x')).status).toBe(410);
  });

  it('answers 410 while $connect has not answered yet', async () => {
    await api.stop();
    let status: number | undefined;
    api = await startTestApi({
      functions: {
        $connect: async ({ requestContext }) => {
          status = (await post(requestContext.connectionId, 'welcome')).status;
          return { statusCode: 200 };
        },
      },
    });
    await connect(api.ws);
    expect(status).toBe(410);
  });

  it('takes 131,072 bytes, in frames that every client takes, and answers 413 to one more', async () => {
    expect((await post(connectionId, 'x'.repeat(131_072))).status).toBe(200);
    await expect.poll(() => client.messages.map(({ length }) => length)).toEqual([131_072]);
    expect(await told(await post(connectionId, 'x'.repeat(131_073)))).toMatchObject({
      status: 413,
      errorType: 'PayloadTooLargeException',
    });
  });

  it('answers 403 to a request without a signature', async () => {
    for (const headers of [{}, { authorization: 'Bearer x' }]) {
      const response = await fetch(`${api.http}/@connections/${connectionId}`, { method: 'POST', body: 'x', headers });
      expect(await told(response)).toMatchObject({ status: 403, errorType: 'MissingAuthenticationTokenException' });
    }
    expect(client.messages).toEqual([]);
  });

  it.each(['nonsense', 'AAAAAAAAAAAAAAAA', '%20', 'AAAAAAAAAAAAAA=='])(
    'answers 400 to the malformed id %s',
    async (id) => {
      expect(await told(await post(id, 'x'))).toMatchObject({ status: 400, errorType: 'BadRequestException' });
    },
  );

  it.each(['/@connections', '/connections/x', '/%zz'])('answers 403 to the unknown path %s', async (path) => {
    expect((await send(path)).status).toBe(403);
  });
});

/** A client that shakes hands and then never reads. */
const stalledClient = async (): Promise<Socket> => {
  const { port } = new URL(api.http);
  const socket = connectTcp({ port: Number(port), host: '127.0.0.1' });
  socket.on('error', () => undefined);
  socket.write(
    'GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  await new Promise((resolve) => socket.once('data', resolve));
  socket.pause();
  return socket;
};

describe('a client that does not read', () => {
  it('holds nobody else up, and is cut off when too much waits for it', async () => {
    const stalled = await stalledClient();
    const stalledId = api.seen('$connect').at(-1)?.requestContext.connectionId ?? '';
    const statuses: number[] = [];
    while (!statuses.includes(410) && statuses.length < 500)
      statuses.push((await post(stalledId, 'x'.repeat(65_536))).status);
    expect(statuses.slice(0, -1).every((status) => status === 200)).toBe(true);
    expect(statuses.at(-1)).toBe(410);
    expect((await post(connectionId, 'still here')).status).toBe(200);
    await expect.poll(() => client.messages).toEqual(['still here']);
    await expect
      .poll(() => api.seen('$disconnect').map((event) => event.requestContext.connectionId))
      .toEqual([stalledId]);
    stalled.destroy();
  });
});
