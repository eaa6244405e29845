import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { someVerification } from '../testing/some-verification.ts';
import { lookAgainAfter } from './present-verification.ts';

const NOW = Date.parse('2026-12-01T12:00:00Z');
const seconds = fc.integer({ min: 0, max: 86_400 });

it('has a caller look again later and later, up to a minute, while nobody knows more', () => {
  const after = (age: number) => lookAgainAfter(someVerification(NOW), NOW + age * 1000) ?? Number.NaN;
  expect([0, 8, 60, 600].map(after)).toEqual([1, 2, 15, 60]);
  fc.assert(fc.property(seconds, seconds, (a, b) => after(Math.min(a, b)) <= after(Math.max(a, b))));
});

it('has nobody look before the next try, and nobody at all once it has ended', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3_600 }), seconds, (pause, age) => {
      const now = NOW + age * 1000;
      const waiting = someVerification(NOW, { status: 'retrying', nextTryAt: now + pause * 1000 });
      expect(lookAgainAfter(waiting, now)).toBeGreaterThanOrEqual(pause);
    }),
  );
  for (const status of ['active', 'inactive', 'failed'] as const) {
    expect(lookAgainAfter(someVerification(NOW, { status }), NOW)).toBeUndefined();
  }
});
