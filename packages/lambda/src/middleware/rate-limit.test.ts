import { jsonAnswer } from '@frontdesk/core/answer';
import type { RateLimiter, RateLimitVerdict } from '@frontdesk/core/rate-limit';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { apiHandler } from '../api-handler.ts';
import { apiEvent, lambdaContext, recordedLog } from '../invocation.fixture.ts';

const policy = { name: 'permin', limit: 1_000, windowSeconds: 60 };

/** A function behind a limiter that answers with this verdict, and what happened in which order. */
function limited(verdict: Promise<RateLimitVerdict | undefined>, { isWellUnder = false } = {}) {
  const steps: string[] = [];
  const keys: string[] = [];
  const limiter: RateLimiter = {
    policy,
    isWellUnder: () => isWellUnder,
    count: async (key) => {
      keys.push(key);
      const counted = await verdict;
      steps.push('counted');
      return counted;
    },
  };
  const handle = async () => {
    steps.push('handled');
    return jsonAnswer(200, { ok: true });
  };
  const handler = apiHandler({ operationId: 'readThing', query: z.strictObject({}) }, handle, {
    ...{ logger: recordedLog().logger, clock: { now: () => 1_803_913_200_000 } },
    ...{ allowedOrigins: [], originSecrets: [], rateLimiter: limiter },
  });
  return { steps, keys, call: (event = apiEvent()) => handler(event, lambdaContext()) };
}

describe('a request under its practice’s limit', () => {
  it('is answered with what is left', async () => {
    const { call, keys } = limited(Promise.resolve({ allowed: true, remaining: 412, resetSeconds: 9 }));
    const { statusCode, headers } = await call();
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({ 'ratelimit-policy': '"permin";q=1000;w=60', ratelimit: '"permin";r=412;t=9' });
    expect(keys).toEqual(['p001']);
  });

  it('does not wait for the count while the practice is well under it', async () => {
    const counted = Promise.withResolvers<RateLimitVerdict>();
    const { call, steps } = limited(counted.promise, { isWellUnder: true });
    const answering = call();
    await expect.poll(() => steps).toEqual(['handled']);
    counted.resolve({ allowed: true, remaining: 900, resetSeconds: 9 });
    expect((await answering).headers).toMatchObject({ ratelimit: '"permin";r=900;t=9' });
  });

  it('waits for it otherwise', async () => {
    const counted = Promise.withResolvers<RateLimitVerdict>();
    const { call, steps } = limited(counted.promise);
    const answering = call();
    counted.resolve({ allowed: true, remaining: 1, resetSeconds: 9 });
    await answering;
    expect(steps).toEqual(['counted', 'handled']);
  });
});

describe('a request over it', () => {
  it('is refused with when to come again, and never reaches the handler', async () => {
    const { call, steps } = limited(Promise.resolve({ allowed: false, remaining: 0, resetSeconds: 9 }));
    const { statusCode, headers, body } = await call();
    expect(statusCode).toBe(429);
    expect(JSON.parse(body ?? '')).toMatchObject({ code: 'RATE_LIMITED' });
    expect(headers).toMatchObject({
      ...{ 'retry-after': '9', 'ratelimit-policy': '"permin";q=1000;w=60', ratelimit: '"permin";r=0;t=9' },
    });
    expect(steps).toEqual(['counted']);
  });
});

describe('a request that cannot be counted', () => {
  it('is served, and told nothing of a limit', async () => {
    const { call } = limited(Promise.resolve(undefined));
    const { statusCode, headers } = await call();
    expect(statusCode).toBe(200);
    expect(Object.keys(headers ?? {}).filter((name) => name.startsWith('ratelimit'))).toEqual([]);
  });
});

describe('a request that is refused before', () => {
  it('is not counted', async () => {
    const { call, keys } = limited(Promise.resolve({ allowed: true, remaining: 1, resetSeconds: 9 }));
    expect((await call(apiEvent({ claims: undefined }))).statusCode).toBe(403);
    expect((await call(apiEvent({ rawQueryString: 'unknown=1' }))).statusCode).toBe(400);
    expect(keys).toEqual([]);
  });
});
