import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { echoed, startFixtureCloud } from '../fixtures/start-fixture-cloud.ts';
import type { LocalCloud } from '../running-cloud.ts';
import { CorsPolicy } from './cors-policy.ts';

let cloud: LocalCloud;
const origin = 'https://console.example';
const call = (path: string, init?: RequestInit): Promise<Response> => fetch(`${cloud.urls.appApi}${path}`, init);
const preflight = (path: string, headers: Record<string, string>): Promise<Response> =>
  call(path, { method: 'OPTIONS', headers });
const corsHeaders = (response: Response): Record<string, string> =>
  Object.fromEntries([...response.headers].filter(([name]) => name.startsWith('access-control-')));

beforeAll(async () => {
  cloud = await startFixtureCloud();
});
afterAll(() => cloud.stop());

// http-api-cors: the API answers preflights by itself, adds the configured headers, and ignores the function's.
describe('CORS of an HTTP API', () => {
  it('answers a preflight from the configuration, for a route behind sign-in too and without any function', async () => {
    const before = (await echoed(await call('/open'))).invocations;
    const response = await preflight('/readers', { origin, 'access-control-request-method': 'GET' });
    expect(response.status).toBe(204);
    expect(corsHeaders(response)).toEqual({
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'GET,POST',
      'access-control-allow-headers': 'authorization,content-type',
      'access-control-expose-headers': 'etag,location',
      'access-control-max-age': '600',
    });
    expect((await echoed(await call('/open'))).invocations).toBe(before + 1);
  });

  it('says nothing to a preflight from a foreign origin', async () => {
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'GET' };
    const response = await preflight('/readers', headers);
    expect([response.status, corsHeaders(response)]).toEqual([204, {}]);
  });

  it('routes an OPTIONS request that is no preflight', async () => {
    expect((await preflight('/options', { origin })).status).toBe(200);
    expect((await preflight('/readers', { 'access-control-request-method': 'GET' })).status).toBe(404);
  });

  it('adds the headers to what a function answers', async () => {
    expect(corsHeaders(await call('/open', { headers: { origin } }))).toEqual({
      'access-control-allow-origin': origin,
      'access-control-expose-headers': 'etag,location',
    });
    expect(corsHeaders(await call('/open'))).toEqual({});
    expect(corsHeaders(await call('/open', { headers: { origin: 'https://evil.example' } }))).toEqual({});
  });

  it("drops a function's own CORS headers", async () => {
    const body = JSON.stringify({
      statusCode: 200,
      headers: { 'Access-Control-Allow-Origin': '*', 'access-control-allow-credentials': 'true' },
    });
    const headers = { 'content-type': 'application/json', origin: 'https://evil.example' };
    expect(corsHeaders(await call('/answer', { method: 'POST', headers, body }))).toEqual({});
  });

  // Recorded: a browser can read the gateway's own errors.
  it("adds the headers to the gateway's own errors", async () => {
    for (const path of ['/nothing', '/readers', '/misbehave/throw']) {
      const response = await call(path, { headers: { origin } });
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(corsHeaders(response)).toHaveProperty('access-control-allow-origin', origin);
    }
  });
});

describe('a CORS configuration', () => {
  it('answers * to any origin when it allows all', () => {
    const policy = new CorsPolicy({ AllowOrigins: ['*'] });
    expect(policy.responseHeaders('https://any.example')).toEqual({ 'access-control-allow-origin': '*' });
  });

  it('allows every origin of a scheme with https://*', () => {
    const policy = new CorsPolicy({ AllowOrigins: ['https://*'], AllowCredentials: true });
    expect(policy.responseHeaders('https://any.example')).toEqual({
      'access-control-allow-origin': 'https://any.example',
      'access-control-allow-credentials': 'true',
    });
    expect(policy.responseHeaders('http://any.example')).toEqual({});
  });
});
