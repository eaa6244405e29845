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

  it('holds back nobody because an earlier request comes late, and gives nothing twice for the same time', () => {
    const plenty = new TokenBucket(200, 200, 0);
    expect([2_000, 500, 600, 2_000, 700].map((now) => plenty.take(now))).toEqual([true, true, true, true, true]);
    const one = new TokenBucket(1, 1, 0);
    expect([0, 1_000, 0, 1_000, 0].map((now) => one.take(now))).toEqual([true, true, false, false, false]);
  });
});
