import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyRing,
  type RateLimitRing,
  remainingIn,
  rolledTo,
  secondsUntilRoom,
  subWindowAt,
} from './rate-limit-ring.ts';

const policy = { name: 'permin', limit: 1_000, windowSeconds: 60 };
const START = Date.parse('2027-03-01T15:00:00Z');

/** One caller's requests at these instants, counted one after the other: those that were let through. */
function letThrough(instants: readonly number[], { limit } = policy): { allowed: number[]; ring: RateLimitRing } {
  const own = { ...policy, limit };
  let ring = emptyRing(subWindowAt(instants[0] ?? START, own), own);
  const allowed = instants.filter((now) => {
    ring = rolledTo(subWindowAt(now, own), ring, own);
    if (remainingIn(ring) === 0) return false;
    ring = { ...ring, count: ring.count + 1 };
    return true;
  });
  return { allowed, ring };
}

/** The most requests that any window of 60 seconds holds, wherever it begins. */
function fullestWindow(instants: readonly number[]): number {
  let first = 0;
  let most = 0;
  instants.forEach((instant, index) => {
    while ((instants[first] ?? 0) <= instant - 60_000) first += 1;
    most = Math.max(most, index - first + 1);
  });
  return most;
}

describe('a ring of sub-windows', () => {
  it('never lets more than the limit into any window, however requests are spread', () => {
    const gaps = fc.array(fc.oneof(fc.nat(20), fc.nat(3_000), fc.nat(90_000)), { minLength: 1, maxLength: 400 });
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 60 }), (between, limit) => {
        let now = START;
        const instants = between.map((gap) => (now += gap));
        expect(fullestWindow(letThrough(instants, { ...policy, limit }).allowed)).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it('denies nothing at 94 % of the limit spread evenly, and uses at least 94 % of it under a flood', () => {
    const evenly = Array.from({ length: 940 * 5 }, (_, index) => START + 17 + (index * 60_000) / 940);
    expect(letThrough(evenly).allowed).toHaveLength(evenly.length);
    const flood = Array.from({ length: 10_000 * 5 }, (_, index) => START + index * 6);
    expect(letThrough(flood).allowed.length).toBeGreaterThanOrEqual(0.94 * 5 * 1_000);
  });

  it('says to whom it is full when room comes, and not too early', () => {
    const gaps = fc.array(fc.oneof(fc.nat(50), fc.nat(5_000)), { minLength: 20, maxLength: 200 });
    fc.assert(
      fc.property(gaps, (between) => {
        const small = { ...policy, limit: 10 };
        let now = START;
        const { ring } = letThrough(
          between.map((gap) => (now += gap)),
          small,
        );
        fc.pre(remainingIn(ring) === 0);
        const seconds = secondsUntilRoom(ring, now, small);
        const roomAfter = (wait: number) => remainingIn(rolledTo(subWindowAt(now + wait * 1_000, small), ring, small));
        expect(roomAfter(seconds)).toBeGreaterThan(0);
        // Sub-windows begin on whole multiples of three seconds.
        expect(roomAfter(seconds - 3)).toBe(0);
      }),
    );
  });
});
