import { describe, expect, it } from 'vitest';
import { countedCallFrom } from './counted-call.ts';

/** As the gateway writes it: every value a text, `-` for what it does not know. */
const line = (change: Record<string, string> = {}): string =>
  JSON.stringify({
    ...{ requestId: '3f2b8c1e-6d0a-4a52-9a3f-5f4b2a7c9e10', extendedRequestId: 'cJX0dGp4IAMF1uQ=' },
    ...{ time: '28/Nov/2026:23:59:59 +0000', timeEpoch: '1795910399999', route: '/v2/appointments/{id}' },
    ...{ method: 'GET', status: '200', latency: '31', integrationLatency: '25', responseLength: '512' },
    ...{ subscriptionId: `sub_${'0'.repeat(32)}`, keyId: 'key_1', plan: 'small', practiceId: 'p001' },
    ...{ userAgent: 'vendor/1.0', error: '-', authorizerError: '-' },
    ...change,
  });

describe('a line of the access log', () => {
  it('is a request of a subscription', () => {
    expect(countedCallFrom(line())).toEqual({
      ...{ subscriptionId: `sub_${'0'.repeat(32)}`, practiceId: 'p001', plan: 'small', keyId: 'key_1' },
      ...{ requestId: '3f2b8c1e-6d0a-4a52-9a3f-5f4b2a7c9e10', uniqueId: 'cJX0dGp4IAMF1uQ=', at: 1_795_910_399_999 },
      ...{ version: 'v2', method: 'GET', route: '/v2/appointments/{id}', status: 200, milliseconds: 31 },
      ...{ cached: false, metered: true },
    });
  });

  it.each([
    ['of nobody', { subscriptionId: '-' }],
    ['of a key that nobody knows', { subscriptionId: '-', keyId: '-', plan: '-', error: 'ACCESS_DENIED' }],
    ['of no route', { route: '-' }],
    ['of a route without a key', { route: '/versions' }],
    ['without an id', { extendedRequestId: '-' }],
    ['without a time', { timeEpoch: '-' }],
    ['with a plan that is none', { plan: 'constructor' }],
  ])('is none when it is a line %s', (_, change) => {
    expect(countedCallFrom(line(change))).toBeUndefined();
  });

  it.each(['', '{', 'null', '[]', '"text"', '12', 'START RequestId: x'])('is none when it is %j', (text) => {
    expect(countedCallFrom(text)).toBeUndefined();
  });

  // docs/usage.md, "What counts"
  it.each([
    ['a success', {}, true],
    ['an error of a function', { status: '409' }, true],
    ['a failure of a function', { status: '502', error: 'DEFAULT_5XX' }, true],
    ['an answer from the cache', { route: '/v2/practices/{id}', integrationLatency: '-' }, true],
    ['a body that is none', { status: '400', error: 'BAD_REQUEST_BODY' }, true],
    ['a missing parameter', { status: '400', error: 'BAD_REQUEST_PARAMETERS' }, true],
    ['a request over the rate', { status: '429', error: 'THROTTLED' }, false],
    ['a request over the quota', { status: '429', error: 'QUOTA_EXCEEDED' }, false],
    ['a route that the key does not open', { status: '403', error: 'ACCESS_DENIED' }, false],
    ['the question for what is left', { route: '/v2/usage' }, false],
  ])('costs of the quota what the gateway takes: %s', (_, change, metered) => {
    expect(countedCallFrom(line(change))?.metered).toBe(metered);
  });

  it('is from the cache where the stage keeps answers and no function was asked', () => {
    const cached = (change: Record<string, string>) => countedCallFrom(line(change))?.cached;
    const kept = { route: '/v2/practices/{id}', integrationLatency: '-' };
    expect(cached(kept)).toBe(true);
    expect(cached({ ...kept, integrationLatency: '12' })).toBe(false);
    expect(cached({ ...kept, status: '403', error: 'ACCESS_DENIED' })).toBe(false);
    expect(cached({ integrationLatency: '-' })).toBe(false);
  });

  it('keeps nothing that a caller wrote', () => {
    const canary = 'Ada Byron 1980-12-10';
    const call = countedCallFrom(line({ requestId: canary, userAgent: canary, authorizerError: canary, path: canary }));
    expect(JSON.stringify(call)).not.toContain('Ada');
    expect(call?.requestId).toBe(call?.uniqueId);
  });
});
