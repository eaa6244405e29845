import { AppError } from '@frontdesk/core/app-error';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { apiHandler } from './api-handler.ts';
import { apiEvent, lambdaContext, recordedLog } from './invocation.fixture.ts';
import { queueHandler } from './queue-handler.ts';
import { scheduledHandler } from './scheduled-handler.ts';
import { socketHandler } from './socket-handler.ts';
import { streamHandler } from './stream-handler.ts';
import { webhookHandler } from './webhook-handler.ts';

/** The metrics that were written, as CloudWatch reads them from the log. */
let written: string[] = [];

beforeEach(() => {
  written = [];
  vi.stubEnv('AWS_LAMBDA_FUNCTION_NAME', 'slots-prod-searchSlots');
  vi.stubEnv('AWS_LAMBDA_FUNCTION_VERSION', '7');
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => written.push(String(line)) > 0);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

interface MetricLine {
  _aws: { CloudWatchMetrics: { Namespace: string; Dimensions: string[][]; Metrics: { Name: string }[] }[] };
  ServerErrors?: number;
  function: string;
  version: string;
}

/** How often `ServerErrors` was counted of the function and its version, which its alarm and its canary read. */
function serverErrors(): number {
  const lines = written.map((line) => JSON.parse(line) as MetricLine);
  return lines
    .filter(({ _aws: { CloudWatchMetrics } }) =>
      CloudWatchMetrics.some(
        ({ Namespace, Dimensions, Metrics }) =>
          Namespace === 'Frontdesk' &&
          JSON.stringify(Dimensions) === '[["function"],["function","version"]]' &&
          Metrics.some(({ Name }) => Name === 'ServerErrors'),
      ),
    )
    .filter((line) => line.function === 'slots-prod-searchSlots' && line.version === '7')
    .reduce((sum, { ServerErrors = 0 }) => sum + ServerErrors, 0);
}

type Failure = () => Promise<never>;
const { logger } = recordedLog();
const options = { logger, allowedOrigins: [], originSecrets: [] };
const authorizer = { practiceId: 'p001', subject: 'user-1', scopes: 'calls:read' };
const socketEvent = { requestContext: { connectionId: 'c=', requestId: 'r', authorizer }, body: '{}' };
const change = { dynamodb: { NewImage: {}, SequenceNumber: '1' } };

const HANDLERS: readonly [kind: string, call: (fail: Failure) => Promise<unknown>][] = [
  ['an API', (fail) => apiHandler({ operationId: 'op' }, fail, options)(apiEvent(), lambdaContext())],
  [
    'a webhook',
    (fail) =>
      webhookHandler(
        { operationId: 'op', verify: async () => ({ sender: 's', sentBody: {} }) as never, body: z.looseObject({}) },
        fail,
        options,
      )(apiEvent({ method: 'POST', body: {} }), lambdaContext()),
  ],
  [
    'a WebSocket route',
    (fail) =>
      socketHandler({ operationId: 'op', message: z.looseObject({}) }, fail, options)(socketEvent, lambdaContext()),
  ],
  ['$connect', (fail) => socketHandler({ operationId: 'op' }, fail, options)(socketEvent, lambdaContext())],
  [
    'a schedule',
    (fail) => scheduledHandler({ operationId: 'op' }, fail, options)({}, lambdaContext()).catch(() => undefined),
  ],
  [
    'a queue',
    (fail) =>
      queueHandler(
        { operationId: 'op', message: z.looseObject({}) },
        fail,
        options,
      )({ Records: [{ messageId: 'm', body: '{}' }] } as never, lambdaContext()),
  ],
  [
    'a stream',
    (fail) => streamHandler({ operationId: 'op' }, fail, options)({ Records: [change] } as never, lambdaContext()),
  ],
];

describe.each(HANDLERS)('a function behind %s', (_kind, call) => {
  it.each([
    ['throws', () => new Error('broken')],
    ['cannot reach its table', () => new AppError('UNAVAILABLE')],
  ])('that always %s counts each failure, by function and version', async (_how, error) => {
    for (let n = 0; n < 3; n += 1) await call(() => Promise.reject(error()));
    expect(serverErrors()).toBe(3);
  });
});

describe('a secret that does not fit', () => {
  const shown = { 'x-frontdesk-edge': 'old' };
  const guarded = apiHandler({ operationId: 'op' }, async () => ({ status: 204 }) as never, {
    ...options,
    originSecrets: ['new'],
  });
  const mismatches = (): number => written.filter((line) => line.includes('"EdgeMismatches":1')).length;

  it('is counted when CloudFront shows it for a signed-in caller', async () => {
    expect(await guarded(apiEvent({ headers: shown }), lambdaContext())).toMatchObject({ statusCode: 403 });
    expect(mismatches()).toBe(1);
    expect(serverErrors()).toBe(0);
  });

  it('is not counted of strangers, who call past CloudFront or without a token', async () => {
    await guarded(apiEvent(), lambdaContext());
    await guarded(apiEvent({ headers: shown, claims: undefined }), lambdaContext());
    expect(mismatches()).toBe(0);
  });
});

describe('a function behind an API', () => {
  it('that runs out of time counts it', async () => {
    const never = apiHandler({ operationId: 'op' }, () => new Promise(() => undefined), options);
    expect(await never(apiEvent(), lambdaContext(210))).toMatchObject({ statusCode: 503 });
    expect(serverErrors()).toBe(1);
  });

  it('counts no refusal, which callers could bring about', async () => {
    const refuse = () => Promise.reject(new AppError('NOT_FOUND'));
    await apiHandler({ operationId: 'op' }, refuse, options)(apiEvent(), lambdaContext());
    expect(serverErrors()).toBe(0);
  });
});
