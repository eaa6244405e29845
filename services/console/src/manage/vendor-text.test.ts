import { expect, it } from 'vitest';
import { accessText, plansUpTo } from './vendor-text.ts';

it('tells what a vendor may do in words of the front desk', () => {
  expect(accessText({ plan: 'small', scopes: ['slots:read', 'appointments:write'] })).toBe(
    'May see free times, book, move and cancel appointments; up to 1,000 requests a day.',
  );
});

it('offers no larger plan than was asked for', () => {
  expect(plansUpTo('large')).toEqual(['small', 'large']);
});
