import { expect, it } from 'vitest';
import { hashOf, placeOf } from './use-place.ts';

it('finds the place that an address names, and the day of today for any other', () => {
  for (const place of [
    { page: 'calls' },
    { page: 'insurance', day: undefined },
    { page: 'insurance', day: '2027-03-01' },
    { page: 'manage', part: undefined },
    { page: 'manage', part: 'closures' },
    { page: 'manage', part: 'reports', record: 'rep_weekly-20270315T1600' },
    { page: 'week', providerId: 'dr-adams', day: '2027-03-01' },
    { page: 'week', providerId: 'dr.o/ther', day: undefined },
    { page: 'day', day: '2027-03-01' },
    { page: 'day', day: undefined },
  ] as const) {
    expect(placeOf(hashOf(place))).toEqual(place);
  }
  for (const hash of ['', '#', '#/nowhere', '#/day/2027-99-99', '#/day/x', '#/week', '#/week/%E0']) {
    expect(placeOf(hash)).toEqual({ page: 'day', day: undefined });
  }
});
