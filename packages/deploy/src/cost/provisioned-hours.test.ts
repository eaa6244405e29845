import { expect, it } from 'vitest';
import { monthlyHours } from './provisioned-hours.ts';

it('counts the hours of a month of 22 working days', () => {
  // Ten hours and a half on each of 22 days.
  expect(monthlyHours('cron(45 7 ? * MON-FRI *)', 'cron(15 18 ? * MON-FRI *)')).toBe(231);
  expect(monthlyHours('cron(0 8 ? * MON,WED-FRI *)', 'cron(0 9 ? * MON,WED-FRI *)')).toBeCloseTo(17.6, 6);
});

it.each([
  ['rate(1 hour)', 'cron(0 9 ? * MON *)'],
  ['cron(0 8 ? * MON *)', 'cron(0 9 ? * TUE *)'],
  ['cron(0 9 ? * MON *)', 'cron(0 8 ? * MON *)'],
  ['cron(0 8 ? * FUN *)', 'cron(0 9 ? * FUN *)'],
])('refuses %s until %s', (from, until) => {
  expect(() => monthlyHours(from, until)).toThrow();
});
