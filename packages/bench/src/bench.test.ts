import { expect, test } from 'vitest';
import { verdict } from './bench.ts';

test.each([
  [{ value: 3.2, atMost: 3.2 }, 'met'],
  [{ value: 3.52, atMost: 3.2 }, 'MISSED by 10 %'],
  [{ value: 5.1, atLeast: 5 }, 'met'],
  [{ value: 4, atLeast: 5 }, 'MISSED by 1'],
  [{ value: 3.75, atLeast: 5 }, 'MISSED by 25 %'],
  [{ value: 2, atMost: 0 }, 'MISSED by 2'],
  [{ value: 2, atMost: 1, atLeast: 1 }, 'MISSED by 1'],
  [{ value: Number.NaN, atMost: 1 }, 'MISSED'],
])('a target of %j is %s', (target, expected) => {
  expect(verdict({ text: '', ...target })).toBe(expected);
});
