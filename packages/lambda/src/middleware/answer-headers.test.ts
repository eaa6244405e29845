import { emptyAnswer, jsonAnswer } from '@frontdesk/core/answer';
import { AppError } from '@frontdesk/core/app-error';
import { describe, expect, it } from 'vitest';
import { apiHandler } from '../api-handler.ts';
import { apiEvent, lambdaContext, recordedLog } from '../invocation.fixture.ts';

const ORIGINS = ['https://console.example', 'https://portal.example'];

async function headersOf(answer: () => ReturnType<typeof jsonAnswer>, origin?: string, allowedOrigins = ORIGINS) {
  const handler = apiHandler({ operationId: 'x' }, async () => answer(), {
    logger: recordedLog().logger,
    allowedOrigins,
  });
  const event = apiEvent(origin === undefined ? {} : { headers: { origin } });
  return (await handler(event, lambdaContext())).headers ?? {};
}

const refuse = (): never => {
  throw new AppError('NOT_FOUND');
};

describe('answer headers', () => {
  it('forbid caches and guessing of types on every answer, empty ones and refusals too', async () => {
    for (const answer of [() => jsonAnswer(200, {}), () => emptyAnswer(204), refuse]) {
      expect(await headersOf(answer)).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      });
    }
  });

  it("leave an answer's own cache-control", async () => {
    const headers = await headersOf(() => jsonAnswer(200, {}, { 'cache-control': 'private, max-age=300' }));
    expect(headers['cache-control']).toBe('private, max-age=300');
  });

  it('do not change the answer that the function returned, which may be used again', async () => {
    const kept = Object.freeze(jsonAnswer(200, {}, {}));
    await headersOf(() => ({ ...kept, headers: Object.freeze(kept.headers) }));
    expect(kept.headers).toEqual({ 'content-type': 'application/json' });
  });
});

describe('CORS headers', () => {
  it('name an allowed origin, on answers and on refusals', async () => {
    for (const answer of [() => jsonAnswer(200, {}), refuse]) {
      expect(await headersOf(answer, 'https://portal.example')).toMatchObject({
        'Access-Control-Allow-Origin': 'https://portal.example',
        'Access-Control-Expose-Headers':
          'Deprecation, ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After, Sunset',
        Vary: 'Origin',
      });
    }
  });

  it.each(['https://evil.example', 'https://console.example.evil.example', 'null', 'http://console.example'])(
    'name nobody for the origin %s',
    async (origin) => {
      expect(await headersOf(() => jsonAnswer(200, {}), origin)).not.toHaveProperty('Access-Control-Allow-Origin');
    },
  );

  it('allow everybody where the list says *', async () => {
    expect(await headersOf(() => jsonAnswer(200, {}), 'http://localhost:4003', ['*'])).toMatchObject({
      'Access-Control-Allow-Origin': '*',
    });
  });

  it('are left out when no page asks or none may', async () => {
    expect(Object.keys(await headersOf(() => jsonAnswer(200, {}))).join()).not.toContain('Access-Control');
    const headers = await headersOf(() => jsonAnswer(200, {}), 'https://console.example', []);
    expect(Object.keys(headers).join()).not.toContain('Access-Control');
  });
});
