import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { echoed, startFixtureCloud } from '../fixtures/start-fixture-cloud.ts';
import type { LocalCloud } from '../running-cloud.ts';

let cloud: LocalCloud;
const call = (path: string, init?: RequestInit): Promise<Response> => fetch(`${cloud.urls.appApi}${path}`, init);
const answerOf = async (response: Response) => ({ status: response.status, body: await response.text() });

beforeAll(async () => {
  cloud = await startFixtureCloud({ integrationTimeoutMs: 1_500 });
});
afterAll(() => cloud.stop());

describe('the HTTP API itself', () => {
  it('answers /health without a function', async () => {
    const response = await call('/health');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toEqual({ status: 'ok' });
  });

  // Recorded from an HTTP API: its own answers are JSON with one field, and carry apigw-requestid.
  it('answers 404 Not Found to a path and to a method without a route', async () => {
    for (const response of [await call('/nothing'), await call('/open', { method: 'DELETE' })]) {
      expect(response.headers.get('content-type')).toBe('application/json');
      expect(response.headers.get('apigw-requestid')).toMatch(/^[\w+/]{15}=$/);
      expect(await answerOf(response)).toEqual({ status: 404, body: '{"message":"Not Found"}' });
    }
  });

  it('answers 400 to a path that is not percent-encoded UTF-8', async () => {
    expect((await call('/things/%zz')).status).toBe(400);
    expect((await call('/things/%ff')).status).toBe(400);
  });

  it('gives every request an id of its own, the one that the function sees', async () => {
    const [first, second] = await Promise.all([call('/open'), call('/open')]);
    expect(first.headers.get('apigw-requestid')).not.toBe(second.headers.get('apigw-requestid'));
    const id = first.headers.get('apigw-requestid');
    expect((await echoed(first)).event.requestContext.requestId).toBe(id);
  });

  // http-api-quotas: payload size 10 MB.
  it('answers 413 to a body of more than 10 MB, without the function', async () => {
    const before = (await echoed(await call('/open'))).invocations;
    const response = await call('/open', { method: 'POST', body: Buffer.alloc(11 * 1024 * 1024, 'x') });
    expect(await answerOf(response)).toEqual({ status: 413, body: '{"message":"Request Entity Too Large"}' });
    expect((await echoed(await call('/open'))).invocations).toBe(before + 1);
  });

  // lambda gettingstarted-limits: 6 MB for a synchronous invocation's payload.
  it('answers 413 to a body that makes an event of more than 6 MB', async () => {
    const response = await call('/open', { method: 'POST', body: Buffer.alloc(7 * 1024 * 1024, 'x') });
    expect(response.status).toBe(413);
  });

  // Recorded: a function error of any kind is a 500 with this body.
  it.each(['throw', 'reject', 'exit', 'crash', 'big'])('answers 500 when the function ends by %s', async (how) => {
    expect(await answerOf(await call(`/misbehave/${how}`))).toEqual({
      status: 500,
      body: '{"message":"Internal Server Error"}',
    });
  });

  it("answers 500 when the function's own timeout is below the gateway's", async () => {
    expect((await call('/misbehave/hang')).status).toBe(500);
  });

  // Recorded: over 30 s (shortened here), or throttled by Lambda.
  it('answers 503 when the function takes longer than the gateway waits', async () => {
    expect(await answerOf(await call('/slow/3000'))).toEqual({
      status: 503,
      body: '{"message":"Service Unavailable"}',
    });
  });

  it('answers 503 when the function has no concurrency left', async () => {
    expect((await call('/closed')).status).toBe(503);
  });

  // http-api-throttling: RouteSettings of the stage; "429 Too Many Requests".
  it('answers 429 over the burst of a route, and only there', async () => {
    const responses = await Promise.all([1, 2, 3].map(() => call('/throttled')));
    expect(responses.map(({ status }) => status).sort()).toEqual([200, 200, 429]);
    const refused = responses.find(({ status }) => status === 429);
    expect(await refused?.text()).toBe('{"message":"Too Many Requests"}');
    expect((await call('/open')).status).toBe(200);
  });

  it('logs each request once, in the format of the stage', async () => {
    const token = await cloud.issueToken({ practiceId: 'p001', role: 'agent' });
    const response = await call('/readers', { headers: { authorization: token, 'user-agent': 'probe/1' } });
    const requestId = response.headers.get('apigw-requestid');
    const lines = cloud.logs.filter(({ source, line }) => source === 'access' && line.includes(requestId ?? '?'));
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0]!.line)).toMatchObject({
      routeKey: 'GET /readers',
      status: '200',
      practiceId: 'p001',
      role: 'agent',
      userAgent: 'probe/1',
      error: '-',
    });
  });
});
