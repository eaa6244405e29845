import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFixtureCloud } from '../fixtures/start-fixture-cloud.ts';
import type { LocalCloud } from '../running-cloud.ts';

let cloud: LocalCloud;
const replyTo = (payload: unknown): Promise<Response> =>
  fetch(`${cloud.urls.appApi}/answer`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    ...(payload !== undefined && { body: JSON.stringify(payload) }),
  });

beforeAll(async () => {
  cloud = await startFixtureCloud();
});
afterAll(() => cloud.stop());

// http-api-develop-integrations-lambda, "Lambda function response for format 2.0", and recorded replies.
describe("a function's reply in format 2.0", () => {
  it('is a 200 with the output as JSON when it has no statusCode', async () => {
    for (const payload of [{ hello: 'world' }, ['a'], 12, null, undefined]) {
      const response = await replyTo(payload);
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json']);
      expect(await response.json()).toEqual(payload ?? null);
    }
  });

  it('is a 200 with the text itself when it is a text', async () => {
    expect(await (await replyTo('Hello from Lambda!')).text()).toBe('Hello from Lambda!');
  });

  it('is text/plain when it has a statusCode and no type', async () => {
    const response = await replyTo({ statusCode: 201, body: '{"a":1}' });
    expect([response.status, response.headers.get('content-type')]).toEqual([201, 'text/plain; charset=utf-8']);
    expect(await response.text()).toBe('{"a":1}');
  });

  it('keeps the headers, whatever case their names have, and numbers and booleans as text', async () => {
    const headers = { 'Content-Type': 'application/json', 'X-Count': 3, 'x-on': true, 'x-none': null };
    const response = await replyTo({ statusCode: 200, headers, body: '{}' });
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(response.headers.get('x-count')).toBe('3');
    expect(response.headers.get('x-on')).toBe('true');
    expect(response.headers.has('x-none')).toBe(false);
  });

  it('sends each cookie in a header of its own', async () => {
    const response = await replyTo({ statusCode: 200, cookies: ['a=1; Path=/', 'b=2'] });
    expect(response.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2']);
  });

  it('decodes base64 whatever the type', async () => {
    const body = Buffer.from('é').toString('base64');
    const response = await replyTo({ statusCode: 200, isBase64Encoded: true, body });
    expect(await response.text()).toBe('é');
  });

  it('accepts a statusCode in digits, null headers and an absent body', async () => {
    const response = await replyTo({ statusCode: '202', headers: null });
    expect([response.status, await response.text()]).toEqual([202, '']);
  });

  it('has no body with 204 and 304', async () => {
    for (const statusCode of [204, 304]) {
      const response = await replyTo({ statusCode, body: 'ignored' });
      expect([response.status, await response.text()]).toEqual([statusCode, '']);
    }
  });

  it('keeps what the gateway decides: its request id and the length', async () => {
    const headers = { 'content-length': '1', 'apigw-requestid': 'mine', connection: 'close' };
    const response = await replyTo({ statusCode: 200, headers, body: 'longer' });
    expect(await response.text()).toBe('longer');
    expect(response.headers.get('apigw-requestid')).not.toBe('mine');
  });

  // Recorded: 500 with the gateway's own body.
  it.each([
    ['statusCode 0', { statusCode: 0 }],
    ['a statusCode that is no status', { statusCode: 'fine' }],
    ['a statusCode of four digits', { statusCode: 2000 }],
    ['a body that is no text', { statusCode: 200, body: { a: 1 } }],
    ['headers that are a list', { statusCode: 200, headers: ['a'] }],
    ['a header that is a list', { statusCode: 200, headers: { a: ['b'] } }],
    ['a header with a line break', { statusCode: 200, headers: { a: 'b\r\nset-cookie: c=1' } }],
    ['cookies that are no list', { statusCode: 200, cookies: 'a=1' }],
  ])('is malformed with %s', async (_what, payload) => {
    const response = await replyTo(payload);
    expect([response.status, await response.text()]).toEqual([500, '{"message":"Internal Server Error"}']);
  });
});
