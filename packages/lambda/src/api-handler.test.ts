import { emptyAnswer, jsonAnswer } from '@frontdesk/core/answer';
import { AppError } from '@frontdesk/core/app-error';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { apiHandler } from './api-handler.ts';
import type { ApiRequest } from './api-request.ts';
import { apiEvent, lambdaContext, recordedLog } from './invocation.fixture.ts';

const thing = z.strictObject({ name: z.string(), count: z.number().int().min(1) });
type Thing = z.output<typeof thing>;

describe('apiHandler', () => {
  it('hands a checked request to the function and returns its answer', async () => {
    const { logger } = recordedLog();
    let seen: ApiRequest<{ id: string }, { limit?: string | undefined }, Thing> | undefined;
    const handler = apiHandler(
      {
        operationId: 'changeThing',
        pathParameters: z.strictObject({ id: z.string() }),
        query: z.strictObject({ limit: z.string().optional() }),
        body: thing,
      },
      async (request) => {
        seen = request;
        return jsonAnswer(200, { ok: true }, { etag: '"1"' });
      },
      { logger, allowedOrigins: [], clock: { now: () => 1_000_000 } },
    );

    const answer = await handler(
      apiEvent({
        method: 'PUT',
        pathParameters: { id: 't1' },
        rawQueryString: 'limit=5',
        headers: { 'Idempotency-Key': 'k1' },
        body: { name: 'x', count: 2 },
      }),
      lambdaContext(8_000),
    );

    expect(answer).toEqual({
      statusCode: 200,
      headers: {
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'content-type': 'application/json',
        etag: '"1"',
      },
      body: '{"ok":true}',
    });
    expect(seen).toMatchObject({
      path: { id: 't1' },
      query: { limit: '5' },
      body: { name: 'x', count: 2 },
      sentBody: { name: 'x', count: 2 },
      headers: { 'idempotency-key': 'k1' },
      caller: { practiceId: 'p001', role: 'agent', subject: 'user-1', channel: 'app' },
      requestId: 'request-1',
      deadline: 1_007_500,
    });
  });

  it('writes one REQUEST_DONE line that names request, operation, practice, subject, status and duration', async () => {
    const log = recordedLog();
    let now = 1_000;
    const handler = apiHandler(
      { operationId: 'readThing' },
      async () => {
        now += 12;
        return emptyAnswer(204);
      },
      { logger: log.logger, allowedOrigins: [], clock: { now: () => now } },
    );

    await handler(apiEvent(), lambdaContext());

    expect(log.lines()).toEqual([
      {
        level: 'INFO',
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        service: 'test',
        message: 'REQUEST_DONE',
        requestId: 'request-1',
        operationId: 'readThing',
        practiceId: 'p001',
        subject: 'user-1',
        status: 204,
        durationMs: 12,
      },
    ]);
  });

  it('answers UNAVAILABLE with Retry-After shortly before the function would be cut off', async () => {
    const log = recordedLog();
    const handler = apiHandler({ operationId: 'slow' }, () => new Promise<never>(() => {}), {
      logger: log.logger,
      allowedOrigins: [],
    });

    const answer = await handler(apiEvent(), lambdaContext(210));

    expect(answer).toMatchObject({ statusCode: 503, headers: { 'retry-after': '1' } });
    expect(JSON.parse(answer.body ?? '')).toMatchObject({ code: 'UNAVAILABLE', instance: 'request-1' });
    expect(log.lines().at(-1)).toMatchObject({ message: 'REQUEST_DONE', status: 503, errorCode: 'UNAVAILABLE' });
  });

  it('refuses in the order caller, role, body, schema', async () => {
    const { logger } = recordedLog();
    const handler = apiHandler(
      { operationId: 'manage', role: 'manager', body: thing },
      async () => {
        throw new AppError('SLOT_TAKEN');
      },
      { logger, allowedOrigins: [] },
    );
    const manager = { sub: 'u', practice_id: 'p001', role: 'manager', scope: '' };
    const statusOf = async (parts: Parameters<typeof apiEvent>[0]) =>
      (await handler(apiEvent({ method: 'PUT', ...parts }), lambdaContext())).statusCode;

    expect(await statusOf({ claims: undefined })).toBe(403);
    expect(await statusOf({})).toBe(403);
    expect(await statusOf({ claims: manager })).toBe(400);
    expect(await statusOf({ claims: manager, rawBody: 'x', headers: { 'content-type': 'text/plain' } })).toBe(415);
    expect(await statusOf({ claims: manager, rawBody: '{' })).toBe(400);
    expect(await statusOf({ claims: manager, body: { name: 'x', count: 0 } })).toBe(400);
    expect(await statusOf({ claims: manager, body: { name: 'x', count: 1 } })).toBe(409);
  });

  it('keeps fifty interleaved invocations apart, in answers and in every log line', async () => {
    const log = recordedLog();
    const handler = apiHandler(
      { operationId: 'interleaved' },
      async (request) => {
        for (let turn = 0; turn < 5; turn += 1) {
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 3));
          request.logger.info('TURN', { turn, subjectSeen: request.caller.subject });
        }
        if (request.requestId.endsWith('7')) throw new AppError('STATUS_CONFLICT');
        return jsonAnswer(200, { id: request.requestId });
      },
      { logger: log.logger, allowedOrigins: [] },
    );

    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        handler(
          apiEvent({
            requestId: `request-${index}`,
            claims: { sub: `user-${index}`, practice_id: `p${index}`, role: 'agent' },
          }),
          lambdaContext(),
        ),
      ),
    );

    for (const [index, answer] of answers.entries()) {
      const body = JSON.parse(answer.body ?? '');
      expect(body.id ?? body.instance).toBe(`request-${index}`);
    }
    const lines = log.lines();
    expect(lines).toHaveLength(50 * 6);
    for (const line of lines) {
      const index = String(line.requestId).slice('request-'.length);
      expect(line).toMatchObject({ practiceId: `p${index}`, subject: `user-${index}` });
      if (line.message === 'TURN') expect(line.subjectSeen).toBe(`user-${index}`);
    }
  });
});
