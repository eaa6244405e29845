import { expect, it } from 'vitest';
import { hashOf, placeOf } from './place.ts';

it.each([
  '#/',
  '#/practices',
  '#/practices/sub_1',
  '#/practices/sub_1/webhooks/wh_1',
  '#/docs/errors',
  '#/docs/reference/bookAppointment',
])('comes back to %s', (hash) => {
  expect(hashOf(placeOf('/', hash))).toBe(hash);
});

it('finds the guide to which answers of version 1 link', () => {
  expect(placeOf('/from-v1-to-v2', '')).toEqual({ page: 'docs', part: 'from-v1', within: undefined });
  expect(placeOf('/from-v1-to-v2', '#/')).toEqual({ page: 'home' });
});

it('takes what it does not know for home', () => {
  for (const hash of ['', '#', '#/x', '#/%zz']) expect(placeOf('/', hash)).toEqual({ page: 'home' });
});
