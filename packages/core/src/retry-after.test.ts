import { expect, it } from 'vitest';
import { secondsToRetryAfter } from './retry-after.ts';

const now = Date.parse('2027-03-01T15:00:00Z');

it.each([
  ['0', 0],
  ['120', 120],
  ['Mon, 01 Mar 2027 15:01:30 GMT', 90],
  ['Mon, 01 Mar 2027 14:59:00 GMT', undefined],
  ['soon', undefined],
  ['-5', undefined],
  ['1.5', undefined],
  [undefined, undefined],
])('reads %s as %s seconds', (header, seconds) => {
  expect(secondsToRetryAfter(header, now)).toBe(seconds);
});
