import { AppError, type AppErrorOptions } from '@frontdesk/core/app-error';
import { ERROR_CATALOGUE, type ErrorCode } from '@frontdesk/core/error-catalogue';
import { describe, expect, it } from 'vitest';
import { apiHandler } from '../api-handler.ts';
import { apiEvent, lambdaContext, recordedLog } from '../invocation.fixture.ts';

async function answerToThrown(thrown: unknown) {
  const log = recordedLog();
  const handler = apiHandler(
    { operationId: 'failing' },
    async () => {
      throw thrown;
    },
    { logger: log.logger, allowedOrigins: [] },
  );
  const answer = await handler(apiEvent(), lambdaContext());
  return { answer, problem: JSON.parse(answer.body ?? ''), log };
}

describe('errors', () => {
  it.each(Object.entries(ERROR_CATALOGUE))('answers %s with its status as a problem document', async (code, entry) => {
    const { answer, problem, log } = await answerToThrown(new AppError(code as ErrorCode));
    expect(answer.statusCode).toBe(entry.status);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(problem).toEqual({
      type: `urn:frontdesk:problem:${code.toLowerCase().replaceAll('_', '-')}`,
      title: entry.title,
      status: entry.status,
      instance: 'request-1',
      code,
    });
    expect(log.lines()).toHaveLength(1);
    expect(log.lines()[0]).toMatchObject({ message: 'REQUEST_DONE', status: entry.status, errorCode: code });
  });

  it.each<[ErrorCode, AppErrorOptions, string | undefined]>([
    ['UNAVAILABLE', {}, '1'],
    ['UNAVAILABLE', { retryAfterSeconds: 2.2 }, '3'],
    ['RATE_LIMITED', { retryAfterSeconds: 30 }, '30'],
    ['IDEMPOTENCY_IN_PROGRESS', {}, '1'],
    ['NOT_FOUND', {}, undefined],
  ])('says when to retry after %s %j: %s', async (code, options, expected) => {
    const { answer } = await answerToThrown(new AppError(code, options));
    expect(answer.headers?.['retry-after']).toBe(expected);
  });

  it('tells detail and faults', async () => {
    const faults = [{ pointer: '/a', message: 'is required' }];
    const { problem } = await answerToThrown(new AppError('INPUT_INVALID', { detail: 'One thing.', faults }));
    expect(problem).toMatchObject({ detail: 'One thing.', errors: faults });
  });

  it.each([
    ['an Error', new Error('CANARY')],
    ['a text', 'CANARY'],
    ['nothing', undefined],
    ['null', null],
    ['an object', { patient: 'CANARY', statusCode: 200, body: 'CANARY' }],
    [
      'an Error with members',
      Object.assign(new RangeError('CANARY'), { statusCode: 404, expose: true, input: 'CANARY' }),
    ],
    ['an Error with a cause', new Error('x', { cause: new Error('CANARY') })],
  ])('answers 500 UNEXPECTED to %s, and neither answer nor log repeats it', async (_, thrown) => {
    const { answer, problem, log } = await answerToThrown(thrown);
    expect(answer.statusCode).toBe(500);
    expect(problem).toMatchObject({ code: 'UNEXPECTED', title: 'An unexpected error occurred.' });
    expect(Object.keys(problem).sort()).toEqual(['code', 'instance', 'status', 'title', 'type']);
    expect(log.lines()).toMatchObject([
      { level: 'ERROR', message: 'UNEXPECTED_ERROR', requestId: 'request-1', practiceId: 'p001' },
      { message: 'REQUEST_DONE', status: 500, errorCode: 'UNEXPECTED' },
    ]);
    expect(answer.body + log.text()).not.toContain('CANARY');
  });

  it('logs what stood behind an AppError by name and code only, and tells the caller nothing of it', async () => {
    const cause = Object.assign(new Error('CANARY'), { name: 'ProvisionedThroughputExceededException', code: 'EBUSY' });
    const { answer, log } = await answerToThrown(new AppError('UNAVAILABLE', { cause }));
    expect(log.lines()[0]).toMatchObject({
      level: 'WARN',
      message: 'REQUEST_FAILED',
      errorCode: 'UNAVAILABLE',
      causeName: 'ProvisionedThroughputExceededException',
      causeCode: 'EBUSY',
    });
    expect(log.lines()[0]).not.toHaveProperty('frames');
    expect(answer.body + log.text()).not.toContain('CANARY');
  });
});
