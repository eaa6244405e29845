import { emptyAnswer, jsonAnswer } from '@frontdesk/core/answer';
import { AppError } from '@frontdesk/core/app-error';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { ApiRequest } from './api-request.ts';
import { KEY_CONTEXT, lambdaContext, type RestEventParts, recordedLog, restEvent } from './invocation.fixture.ts';
import { partnerHandler } from './partner-handler.ts';

const thing = z.object({ id: z.string(), parts: z.optional(z.array(z.object({ name: z.string() }))) });
const options = { logger: recordedLog().logger, allowedOrigins: [], originSecrets: [] };

type Seen = ApiRequest<{ id: string }, { from?: string | undefined }, { name: string } | undefined>;

/** A function behind the REST API that answers with `value`, and the requests that it saw. */
function thingApi({ value = { id: 'thing-1' } as unknown, body = false, cached = false } = {}) {
  const seen: Seen[] = [];
  const handler = partnerHandler(
    {
      operationId: 'readThing',
      scope: 'appointments:read',
      pathParameters: z.strictObject({ id: z.string() }),
      query: z.strictObject({ from: z.optional(z.string()) }),
      ...(body && { body: z.strictObject({ name: z.string() }) }),
      answer: thing,
      ...(cached && { cached }),
    },
    async (request) => {
      seen.push(request as Seen);
      if (value instanceof AppError) throw value;
      return jsonAnswer(200, value);
    },
    options,
  );
  const call = async (parts: RestEventParts = {}) => {
    const answer = await handler(restEvent({ pathParameters: { id: 'a' }, ...parts }), lambdaContext());
    return { ...answer, json: answer.body === '' ? undefined : JSON.parse(answer.body) };
  };
  return { call, seen };
}

describe('a function behind the REST API', () => {
  it('sees the caller that the authoriser made of the key', async () => {
    const { call, seen } = thingApi();
    expect((await call()).statusCode).toBe(200);
    expect(seen[0]?.caller).toEqual({
      ...{ practiceId: 'p001', role: 'partner', subject: 'key-1', channel: 'partner' },
      scopes: ['appointments:read', 'appointments:write', 'slots:read'],
    });
  });

  it('refuses a context that names no practice or subject, or is of another channel', async () => {
    const faulty = [
      null,
      {},
      { ...KEY_CONTEXT, practiceId: '' },
      { ...KEY_CONTEXT, practiceId: 'p/1' },
      { ...KEY_CONTEXT, subject: undefined },
      { ...KEY_CONTEXT, role: 'admin' },
      { ...KEY_CONTEXT, channel: 'app' },
    ];
    for (const authorizer of faulty) {
      const { call, seen } = thingApi();
      expect(await call({ authorizer }), JSON.stringify(authorizer)).toMatchObject({
        statusCode: 403,
        json: { code: 'FORBIDDEN' },
      });
      expect(seen).toEqual([]);
    }
  });

  it('refuses a key without the scope of the operation', async () => {
    const { call, seen } = thingApi();
    const answer = await call({ authorizer: { ...KEY_CONTEXT, scopes: 'slots:read appointments:write' } });
    expect(answer).toMatchObject({ statusCode: 403, json: { code: 'FORBIDDEN', instance: 'request-1' } });
    expect(seen).toEqual([]);
  });

  it('reads path parameters decoded, headers in lower case and joined, and the body', async () => {
    const { call, seen } = thingApi({ body: true });
    const headers = [
      ['X-Trace', 'one'],
      ['X-Trace', 'two'],
      ['Idempotency-Key', 'abc'],
    ] as const;
    await call({ method: 'PUT', pathParameters: { id: 'a%20b' }, headers, query: 'from=x%2By', body: { name: 'n' } });
    expect(seen[0]).toMatchObject({
      ...{ path: { id: 'a b' }, query: { from: 'x+y' }, body: { name: 'n' }, sentBody: { name: 'n' } },
      headers: { 'x-trace': 'one, two', 'idempotency-key': 'abc' },
    });
  });

  it('refuses a parameter that is given twice, and names what is wrong with a body', async () => {
    const { call } = thingApi({ body: true });
    expect((await call({ query: 'from=a&from=b', body: {} })).json).toMatchObject({
      code: 'INPUT_INVALID',
      errors: [
        { pointer: '/query/from', message: 'must be given once' },
        { pointer: '/name', message: 'is required' },
      ],
    });
    expect((await call()).json).toMatchObject({ code: 'INPUT_INVALID', errors: [{ pointer: '' }] });
  });

  it('lets out only the fields that its schema names, at any depth', async () => {
    const stored = {
      ...{ id: 'thing-1', internalNotes: 'CANARY', later: { id: 'CANARY' } },
      parts: [
        { name: 'one', price: 'CANARY' },
        { name: 'two', parts: [{ name: 'CANARY' }] },
      ],
    };
    const { json } = await thingApi({ value: stored }).call();
    expect(json).toEqual({ id: 'thing-1', parts: [{ name: 'one' }, { name: 'two' }] });
  });

  it('lets nothing out where a scalar is expected and something else stands', async () => {
    const { json } = await thingApi({ value: { id: { name: 'CANARY' }, parts: { name: 'CANARY' } } }).call();
    expect(json).toEqual({});
  });

  it('gives an answer an entity tag, and a reader who has it 304', async () => {
    const { call } = thingApi();
    const { headers } = await call();
    const etag = String(headers?.etag);
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    const again = await call({ headers: [['If-None-Match', `W/${etag}`]] });
    expect(again).toMatchObject({ statusCode: 304, headers: { etag }, body: '' });
    expect(again.headers).not.toHaveProperty('content-type');
    const other = await thingApi({ value: { id: 'thing-2' } }).call({ headers: [['If-None-Match', etag]] });
    expect(other).toMatchObject({ statusCode: 200, json: { id: 'thing-2' } });
  });

  it('gives what differs only in fields that stay inside the same entity tag', async () => {
    const one = await thingApi({ value: { id: 'thing-1', secret: 1 } }).call();
    const other = await thingApi({ value: { id: 'thing-1', secret: 2 } }).call();
    expect(one.headers?.etag).toBe(other.headers?.etag);
  });

  it('answers a refusal as a problem, whole', async () => {
    const { call } = thingApi({ value: new AppError('SLOT_TAKEN') });
    const { statusCode, headers, json } = await call();
    expect(statusCode).toBe(409);
    expect(headers).toMatchObject({ 'content-type': 'application/problem+json' });
    expect(json).toMatchObject({ code: 'SLOT_TAKEN', status: 409, instance: 'request-1' });
  });

  it('lets no body out of an operation that promises none', async () => {
    const handler = partnerHandler(
      { operationId: 'dropThing', scope: 'appointments:write' },
      async () => ({ ...emptyAnswer(204), body: '{"id":"CANARY"}' }),
      options,
    );
    expect(await handler(restEvent({ method: 'DELETE' }), lambdaContext())).toMatchObject({
      statusCode: 204,
      body: '',
    });
  });
});

describe('a function whose answers the stage keeps', () => {
  it('gives a whole answer with its tag to whoever has it: a 304 would be kept for those who do not', async () => {
    const { call } = thingApi({ cached: true });
    const { headers } = await call();
    const etag = String(headers?.etag);
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    for (const tag of [etag, '*']) {
      const again = await call({ headers: [['If-None-Match', tag]] });
      expect(again).toMatchObject({ statusCode: 200, json: { id: 'thing-1' }, headers: { etag } });
    }
  });

  it.each([
    ['of its own', new AppError('UNAVAILABLE', { retryAfterSeconds: 1 }), {}],
    ['of the chain', undefined, { authorizer: { ...KEY_CONTEXT, scopes: '' } }],
    ['of another practice’s path', new AppError('NOT_FOUND'), {}],
  ])('fails in the place of a refusal %s, so that the gateway answers and nothing is kept', async (_, value, parts) => {
    const { call } = thingApi({ cached: true, ...(value && { value }) });
    await expect(call(parts)).rejects.toMatchObject({ name: 'UnkeptAnswer' });
  });
});
