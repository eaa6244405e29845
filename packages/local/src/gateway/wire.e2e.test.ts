import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFixtureCloud } from '../fixtures/start-fixture-cloud.ts';
import type { LocalCloud } from '../running-cloud.ts';

let cloud: LocalCloud;
beforeAll(async () => {
  cloud = await startFixtureCloud();
});
afterAll(() => cloud.stop());

/** Sends bytes as they are, and resolves to all that comes back until the server closes. */
const exchange = (url: string, lines: readonly string[], shutDown = false): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port: Number(new URL(url).port), host: '127.0.0.1', allowHalfOpen: true });
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('end', () => {
      socket.end();
      resolve(Buffer.concat(chunks).toString('latin1'));
    });
    const bytes = `${lines.join('\r\n')}\r\n\r\n`;
    if (shutDown) socket.end(bytes, 'latin1');
    else socket.write(bytes, 'latin1');
  });
const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1]);
const bodyOf = (answer: string): string => answer.slice(answer.indexOf('\r\n\r\n') + 4);
const close = 'Connection: close';

describe('every server of the local cloud', () => {
  const servers = (): [string, string][] => [
    ['HTTP API', `${cloud.urls.appApi}/health`],
    ['WebSocket API', `${cloud.urls.connections}/@connections/x`],
    ['token issuer', `${cloud.urls.tokenIssuer}/.well-known/jwks.json`],
    ['console', `${cloud.urls.console}/config.json`],
  ];
  const ask = async (of: (host: string, path: string) => readonly string[]): Promise<Record<string, number>> => {
    const statuses: Record<string, number> = {};
    for (const [name, url] of servers()) {
      const { host, pathname } = new URL(url);
      statuses[name] = statusOf(await exchange(url, of(host, pathname)));
    }
    return statuses;
  };
  const allOf = (status: number) => ({
    'HTTP API': status,
    'WebSocket API': status,
    'token issuer': status,
    console: status,
  });
  // The small cloud has no page, and so its console fails; unsigned, so 403 is what `@connections` answers to what it understands.
  const understood = { ...allOf(200), 'WebSocket API': 403, console: 500 };

  // RFC 9112, 3.2.2: "a server MUST accept the absolute-form in requests".
  it('accepts a target in absolute-form', async () => {
    expect(await ask((host, path) => [`GET http://${host}${path} HTTP/1.1`, `Host: ${host}`, close])).toEqual(
      understood,
    );
  });

  // RFC 9112, 3.2: "A server MUST respond with a 400 (Bad Request) status code to any HTTP/1.1 request message that lacks a
  // Host header field and to any request message that contains more than one Host header field line or a Host header field
  // with an invalid field value."
  it.each([
    ['no Host', []],
    ['two Host lines', ['Host: a', 'Host: a']],
    ['a Host that is none', ['Host: a b<>']],
    ['a Host with a path', ['Host: a/b']],
  ])('answers 400 to a request with %s', async (_what, hosts) => {
    expect(await ask((_host, path) => [`GET ${path} HTTP/1.1`, ...hosts, close])).toEqual(allOf(400));
  });

  it('answers 400 to a target that is neither a path nor an address', async () => {
    expect(await ask((host) => ['GET health HTTP/1.1', `Host: ${host}`, close])).toEqual(allOf(400));
  });

  // AWS documents 350 s for idle connections through its network load balancers and NAT gateways; inferred for the APIs.
  it('keeps an idle connection for 350 seconds', async () => {
    for (const [name, url] of servers()) {
      const response = await fetch(url);
      expect(response.headers.get('keep-alive'), name).toBe('timeout=350');
      await response.arrayBuffer();
    }
  });
});

describe('the HTTP API at the wire', () => {
  const host = (): string => new URL(cloud.urls.appApi).host;

  // RFC 9112, 3.2.2: the host of the target takes the place of Host.
  it('tells the function the host of a target in absolute-form', async () => {
    const answer = await exchange(cloud.urls.appApi, [
      'GET http://desk.test/open?a=1 HTTP/1.1',
      'Host: other.test',
      close,
    ]);
    const { event } = JSON.parse(bodyOf(answer));
    expect(event).toMatchObject({ rawPath: '/open', rawQueryString: 'a=1', headers: { host: 'desk.test' } });
    expect(event.requestContext.domainName).toBe('desk.test');
  });

  // http-api-develop-integrations-lambda: duplicate headers are combined with commas; two tokens are none.
  it('answers 401 to two Authorization lines, whichever is right', async () => {
    const token = await cloud.issueToken({ practiceId: 'p001', role: 'agent' });
    const other = await cloud.issueToken({ practiceId: 'p002', role: 'agent' });
    for (const second of [token, other, 'x']) {
      const lines = ['GET /signed-in HTTP/1.1', `Host: ${host()}`, close, `Authorization: ${token}`];
      expect(statusOf(await exchange(cloud.urls.appApi, lines))).toBe(200);
      expect(statusOf(await exchange(cloud.urls.appApi, [...lines, `Authorization: ${second}`]))).toBe(401);
    }
  });

  // http-api-quotas: "Total combined size of request line and header values 10240 bytes". Status and body are inferred.
  it.each([
    ['header', (length: number) => ['GET /open HTTP/1.1', `X: ${'x'.repeat(length - 18)}`]],
    ['request line', (length: number) => [`GET /open?${'x'.repeat(length - 19)} HTTP/1.1`]],
  ])('answers 431 when a %s makes the head longer than 10,240 bytes', async (_what, linesOf) => {
    const ask = (length: number): Promise<string> => {
      const own = [`Host: ${host()}`, close];
      return exchange(cloud.urls.appApi, [...linesOf(length - host().length - 'close'.length), ...own]);
    };
    expect(statusOf(await ask(10_240))).toBe(200);
    const answer = await ask(10_241);
    expect(statusOf(answer)).toBe(431);
    expect(bodyOf(answer)).toBe('{"message":"Request Header Fields Too Large"}');
  });

  // RFC 9112, 9.6 and 9.5: a half-closed connection still carries the answer.
  it('answers a client that has shut down its sending side', async () => {
    const answer = await exchange(cloud.urls.appApi, ['GET /slow/100 HTTP/1.1', `Host: ${host()}`], true);
    expect(statusOf(answer)).toBe(200);
    expect(bodyOf(answer)).toBe('{"slept":true}');
  });
});
