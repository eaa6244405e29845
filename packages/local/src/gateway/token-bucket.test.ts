import { describe, expect, it } from 'vitest';
import { TokenBucket } from './token-bucket.ts';

// http-api-throttling: "API Gateway throttles requests using the token bucket algorithm".
describe('a token bucket', () => {
  it('lets a burst through and then refuses', () => {
    const bucket = new TokenBucket(1, 3, 0);
    expect([0, 0, 0, 0].map((now) => bucket.take(now))).toEqual([true, true, true, false]);
  });

  it('fills at its rate', () => {
    const bucket = new TokenBucket(2, 1, 0);
    expect([0, 499, 500, 501].map((now) => bucket.take(now))).toEqual([true, false, true, false]);
  });

  it('never holds more than its burst', () => {
    const bucket = new TokenBucket(100, 2, 0);
    expect([60_000, 60_000, 60_000].map((now) => bucket.take(now))).toEqual([true, true, false]);
  });
});
