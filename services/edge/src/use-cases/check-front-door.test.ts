import { CachedSecret } from '@frontdesk/aws/cached-secret';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ClientCredentials, oAuthClientOf } from '../adapters/client-credentials.ts';
import { HttpsWeb } from '../adapters/https-web.ts';
import { checkFrontDoor } from './check-front-door.ts';
import { html, json, Street, tokenOf } from './front-door.fixture.ts';

const TOKEN = '/oauth2/token';
const KEYS = '/pool/.well-known/jwks.json';
const API = '/practices/frontdesk-test';
const CONSOLE_API = '/api/practices/frontdesk-test';
const PATIENCE_MILLISECONDS = 250;

let street: Street;
let address: string;
let nowEpochMs: number;
/** The value of the client's secret. */
let secret: string;
let check: () => ReturnType<typeof checkFrontDoor>;

beforeEach(async () => {
  street = new Street();
  address = await street.open();
  nowEpochMs = Date.parse('2026-11-28T03:00:00Z');
  secret = '{"clientId":"client-1","clientSecret":"hush"}';
  const clock = { now: () => nowEpochMs };
  const web = new HttpsWeb(PATIENCE_MILLISECONDS);
  const client = new CachedSecret({ read: async () => oAuthClientOf([secret]), clock });
  const tokens = new ClientCredentials({ tokenUrl: `${address}${TOKEN}`, client, web, clock });
  const door = { keysUrl: `${address}${KEYS}`, apiUrl: address, consoleUrl: address, practiceId: 'frontdesk-test' };
  check = () => checkFrontDoor(door, { tokens, web });
});
afterEach(() => street.close());

describe('an open door', () => {
  it('lets the check in by every way that callers have, with a token of its own client', async () => {
    expect(await check()).toEqual([]);
    expect(street.requests.map(({ path }) => path).sort()).toEqual(['/', CONSOLE_API, TOKEN, API, KEYS].sort());
    const [asked] = street.requests.filter(({ path }) => path === TOKEN);
    expect(asked).toMatchObject({ body: 'grant_type=client_credentials' });
    expect(asked?.headers.authorization).toBe(`Basic ${Buffer.from('client-1:hush').toString('base64')}`);
    for (const { path, headers } of street.requests) {
      if (path === API || path === CONSOLE_API) expect(headers.authorization).toBe(`Bearer ${tokenOf('key-1')}`);
      // A connection that is kept would fail by itself once Lambda has frozen it.
      expect(headers.connection).toBe('close');
    }
  });

  it('is checked with one token until a minute before it expires', async () => {
    for (const minutes of [0, 1, 58]) {
      nowEpochMs = Date.parse('2026-11-28T03:00:00Z') + minutes * 60_000;
      expect(await check()).toEqual([]);
    }
    expect(street.asked(TOKEN)).toBe(1);
    nowEpochMs += 60_000;
    expect(await check()).toEqual([]);
    expect(street.asked(TOKEN)).toBe(2);
  });
});

describe('an outage', () => {
  it('of the origin secret is the 403 of our own functions, with the ids to look for', async () => {
    const forbidden = { type: 'urn:frontdesk:problem:forbidden', status: 403, code: 'FORBIDDEN' };
    const ids = { 'apigw-requestid': 'gateway-1', 'x-amz-cf-id': 'edge-1' };
    street.answers[API] = json(403, forbidden, { 'content-type': 'application/problem+json', ...ids });
    expect(await check()).toEqual([
      { step: 'api', why: '403 FORBIDDEN', requestId: 'gateway-1', edgeRequestId: 'edge-1' },
    ]);
  });

  it('of the firewall is a page of CloudFront, which never came to API Gateway', async () => {
    const blocked = html(403, '<HTML><H1>403 ERROR</H1>Request blocked.</HTML>', { 'x-amz-cf-id': 'edge-2' });
    street.answers = { [API]: blocked, [CONSOLE_API]: blocked, '/': blocked };
    const fault = { why: '403 text/html', edgeRequestId: 'edge-2' };
    expect(await check()).toEqual([
      { step: 'console', ...fault },
      { step: 'api', ...fault },
      { step: 'console-api', ...fault },
    ]);
  });

  it('of the issuer names the token, and while one is kept the keys', async () => {
    street.answers = { [TOKEN]: json(503, {}), [KEYS]: json(503, {}) };
    expect(await check()).toEqual([
      { step: 'token', why: '503 application/json' },
      { step: 'keys', why: '503 application/json' },
    ]);
    // Nobody else can be asked anything without a token.
    expect([street.asked(API), street.asked('/')]).toEqual([0, 1]);
    street.answers = {};
    expect(await check()).toEqual([]);
    street.answers = { [TOKEN]: json(503, {}), [KEYS]: json(200, { keys: [] }) };
    expect(await check()).toEqual([{ step: 'keys', why: '200 application/json without keys' }]);
  });

  it('of the client names what Cognito says, and ends with the client in the secret', async () => {
    street.answers[TOKEN] = (request, response) =>
      request.headers.authorization === `Basic ${Buffer.from('client-2:new').toString('base64')}`
        ? json(200, { access_token: tokenOf('key-1'), expires_in: 3600 })(request, response)
        : json(400, { error: 'invalid_client' })(request, response);
    expect(await check()).toEqual([{ step: 'token', why: '400 invalid_client' }]);
    secret = '{"clientId":"client-2","clientSecret":"new"}';
    nowEpochMs += 60_000;
    expect(await check()).toEqual([]);
    secret = 'no client';
    nowEpochMs += 3_600_000;
    expect(await check()).toEqual([{ step: 'token', why: 'secret without a client' }]);
  });

  it.each([
    [API, 'api'],
    [KEYS, 'keys'],
    [TOKEN, 'token'],
    ['/', 'console'],
  ])('of %s that does not answer in time is named, whether it says nothing or does not end', async (path, step) => {
    for (const stalled of [
      () => undefined,
      (_request: unknown, response: { writeHead(status: number): { write(text: string): void } }) =>
        response.writeHead(200).write('{'),
    ]) {
      street.answers = { [path]: stalled };
      const started = performance.now();
      expect(await check()).toEqual([{ step, why: 'TIMEOUT' }]);
      expect(performance.now() - started).toBeLessThan(10_000);
      street.answers = {};
      nowEpochMs += 1;
    }
  });

  it('of everything is named, one line a step', async () => {
    await street.close();
    expect(await check()).toEqual([
      { step: 'token', why: 'ECONNREFUSED' },
      { step: 'keys', why: 'ECONNREFUSED' },
      { step: 'console', why: 'ECONNREFUSED' },
    ]);
  });

  it('is also an answer of somebody else, or another address', async () => {
    street.answers = {
      '/': html(200, '<h1>This domain is parked</h1>'),
      [API]: json(200, { id: 'p001' }),
      [CONSOLE_API]: (_request, response) => response.writeHead(301, { location: 'https://other.example' }).end(),
    };
    expect(await check()).toEqual([
      { step: 'console', why: '200 text/html without the console' },
      { step: 'api', why: '200 application/json without the practice' },
      { step: 'console-api', why: '301' },
    ]);
  });

  it('ends with the next token where the one that is kept was not accepted', async () => {
    expect(await check()).toEqual([]);
    // The pool has other keys, or the API other clients.
    street.answers = { [KEYS]: json(200, { keys: [{ kid: 'key-2' }] }), [API]: json(401, { message: 'Unauthorized' }) };
    expect(await check()).toEqual([
      { step: 'keys', why: "200 application/json without the token's key" },
      { step: 'api', why: '401 Unauthorized' },
    ]);
    street.answers = {
      [KEYS]: json(200, { keys: [{ kid: 'key-2' }] }),
      [TOKEN]: json(200, { access_token: tokenOf('key-2'), expires_in: 3600 }),
    };
    expect(await check()).toEqual([]);
  });

  it('is told without a body, a token or a secret', async () => {
    const body = { code: 'hush hush <script>', message: `${tokenOf('key-1')} and more`, error: 'x'.repeat(41) };
    street.answers = { [API]: json(500, body), [TOKEN]: json(200, { access_token: '', hush: true }) };
    const text = JSON.stringify(await check());
    expect(text).toBe('[{"step":"token","why":"200 application/json without a token"}]');
    street.answers = { [API]: json(500, body) };
    expect(await check()).toEqual([{ step: 'api', why: '500 application/json' }]);
  });

  it('is an answer without end', async () => {
    street.answers['/'] = html(200, `<div id="root">${' '.repeat(300_000)}`);
    expect(await check()).toEqual([{ step: 'console', why: 'TOO_LONG' }]);
  });
});
