import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EchoedEvent, echoed, startFixtureCloud } from '../fixtures/start-fixture-cloud.ts';
import type { LocalCloud } from '../running-cloud.ts';

let cloud: LocalCloud;
const eventOf = async (path: string, init?: RequestInit): Promise<EchoedEvent> =>
  (await echoed(await fetch(`${cloud.urls.appApi}${path}`, init))).event;

/** fetch joins headers before it sends them; this sends them as given. */
const rawEventOf = (headers: readonly string[]): Promise<EchoedEvent> =>
  new Promise((resolve, reject) => {
    const { host } = new URL(cloud.urls.appApi);
    request(`${cloud.urls.appApi}/open`, { headers: ['host', host, ...headers] as never }, async (response) => {
      const chunks = await response.toArray();
      resolve(JSON.parse(Buffer.concat(chunks).toString()).event);
    })
      .on('error', reject)
      .end();
  });

beforeAll(async () => {
  cloud = await startFixtureCloud();
});
afterAll(() => cloud.stop());

// http-api-develop-integrations-lambda, "Payload format structure" for version 2.0, and recorded events.
describe('payload format 2.0', () => {
  it('describes the request', async () => {
    const event = await eventOf('/things/7?tag=a', { headers: { 'user-agent': 'probe/1' } });
    const { requestContext } = event;
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'GET /things/{id}',
      rawPath: '/things/7',
      rawQueryString: 'tag=a',
      pathParameters: { id: '7' },
      queryStringParameters: { tag: 'a' },
      stageVariables: { colour: 'green' },
      isBase64Encoded: false,
    });
    expect(requestContext).toMatchObject({
      accountId: '000000000000',
      http: { method: 'GET', path: '/things/7', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'probe/1' },
      routeKey: 'GET /things/{id}',
      stage: '$default',
    });
    expect(requestContext.apiId).toMatch(/^[a-z0-9]{10}$/);
    expect(requestContext.time).toMatch(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/);
    expect(Math.abs(Number(requestContext.timeEpoch) - Date.now())).toBeLessThan(5_000);
  });

  it('leaves out the keys of what is absent', async () => {
    const event = await eventOf('/open');
    for (const key of ['cookies', 'queryStringParameters', 'pathParameters', 'body'])
      expect(event).not.toHaveProperty(key);
    expect(event.requestContext).not.toHaveProperty('authorizer');
    expect(event.rawQueryString).toBe('');
  });

  it('lower-cases header names and joins duplicates with a comma', async () => {
    const { headers } = await rawEventOf(['X-Tag', 'a', 'x-tag', 'b', 'Accept', 'text/html']);
    expect(headers['x-tag']).toBe('a,b');
    expect(headers.accept).toBe('text/html');
    expect(Object.keys(headers).every((name) => name === name.toLowerCase())).toBe(true);
  });

  it('moves cookies from the headers into a list', async () => {
    const event = await rawEventOf(['Cookie', 'a=1; b=2', 'cookie', 'c=3']);
    expect(event.cookies).toEqual(['a=1', 'b=2', 'c=3']);
    expect(event.headers).not.toHaveProperty('cookie');
  });

  it('decodes query values and joins duplicates with a comma, and leaves rawQueryString as it was', async () => {
    const event = await eventOf('/open?tag=a%20b&tag=c+d&flag');
    expect(event.queryStringParameters).toEqual({ tag: 'a b,c d', flag: '' });
    expect(event.rawQueryString).toBe('tag=a%20b&tag=c+d&flag');
  });

  it('passes on a parameter of any name', async () => {
    const event = await eventOf('/open?__proto__=a&constructor=b&constructor=c');
    expect(Object.entries(event.queryStringParameters as object)).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b,c'],
    ]);
  });

  it('decodes the path and its parameters', async () => {
    const event = await eventOf('/things/a%20b%2Fc/parts/%C3%A9');
    expect(event.pathParameters).toEqual({ id: 'a b/c', partId: 'é' });
    expect(event.rawPath).toBe('/things/a b/c/parts/é');
  });

  it('gives a greedy variable the rest of the path', async () => {
    expect((await eventOf('/files/a/b.txt')).pathParameters).toEqual({ path: 'a/b.txt' });
  });

  it.each([
    'text/plain',
    'application/json',
    'application/json; charset=utf-8',
    'application/xml',
    'application/javascript',
  ])('passes a body of type %s as text', async (type) => {
    const event = await eventOf('/open', { method: 'POST', headers: { 'content-type': type }, body: '{"é":1}' });
    expect([event.body, event.isBase64Encoded]).toEqual(['{"é":1}', false]);
  });

  it.each(['application/problem+json', 'application/x-www-form-urlencoded', 'image/png', 'garbage'])(
    'passes a body of type %s as base64',
    async (type) => {
      const event = await eventOf('/open', { method: 'POST', headers: { 'content-type': type }, body: 'é' });
      expect([event.body, event.isBase64Encoded]).toEqual(['w6k=', true]);
    },
  );

  it('passes a body without a type as base64', async () => {
    const event = await eventOf('/open', { method: 'POST', body: Buffer.from([0xff, 0x00]) });
    expect([event.body, event.isBase64Encoded]).toEqual(['/wA=', true]);
  });

  it('adds what the gateway knows: host, forwarding and trace', async () => {
    const { headers } = await eventOf('/open');
    expect(headers).toMatchObject({ host: new URL(cloud.urls.appApi).host, 'x-forwarded-for': '127.0.0.1' });
    expect(headers['x-amzn-trace-id']).toMatch(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/);
  });

  // xray-concepts: an incoming trace header is passed on, to the function's environment too.
  it('passes the trace id of the caller on', async () => {
    const traceId = 'Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1';
    const answer = await echoed(await fetch(`${cloud.urls.appApi}/open`, { headers: { 'x-amzn-trace-id': traceId } }));
    expect(answer.event.headers['x-amzn-trace-id']).toBe(traceId);
    expect(answer.environment._X_AMZN_TRACE_ID).toBe(traceId);
  });

  it('keeps the headers of the connection to itself', async () => {
    const { headers } = await rawEventOf(['Connection', 'keep-alive', 'TE', 'trailers']);
    expect(Object.keys(headers)).not.toContain('connection');
    expect(Object.keys(headers)).not.toContain('te');
  });
});
