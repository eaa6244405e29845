import { MOST_OPEN_HOLDS } from '@frontdesk/contracts/hold';
import { randomIds } from '@frontdesk/core/ids';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasLapsed, heldUntil, holdIdFor, placeOf } from './hold.ts';

describe('the id of a hold', () => {
  it('carries the end of the hold and its place', () => {
    const seconds = fc.integer({ min: 0, max: 253_402_300_799 });
    const places = fc.nat({ max: MOST_OPEN_HOLDS - 1 });
    fc.assert(
      fc.property(seconds, places, (until, place) => {
        const id = holdIdFor(until, place, randomIds);
        expect([heldUntil(id), placeOf(id)]).toEqual([until, place]);
      }),
    );
  });

  it('is not read out of what is none', () => {
    for (const text of [
      '',
      'hold_',
      'apt_1_0123456789abcdef0123456789abcdef',
      'hold_zz_0123',
      'hold_-1_0123456789abcdef0123456789abcdef',
    ]) {
      expect(heldUntil(text)).toBeUndefined();
      expect(placeOf(text)).toBeUndefined();
    }
  });
});

describe('hasLapsed', () => {
  it('keeps a hold to the end of its last second', () => {
    expect(hasLapsed(100, 100_999)).toBe(false);
    expect(hasLapsed(100, 101_000)).toBe(true);
  });
});
