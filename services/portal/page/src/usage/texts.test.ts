import { expect, it } from 'vitest';
import { quotaWarning } from './texts.ts';
import { lastDays } from './usage-queries.ts';

const quota = {
  plan: 'small',
  period: 'day',
  used: 0,
  quota: 1_000,
  remaining: 1_000,
  percent: 0,
  resetsAt: '2026-12-02T00:00:00Z',
} as const;

it('warns of a quota that is nearly or wholly used, and of no other', () => {
  expect(quotaWarning(quota)).toBeUndefined();
  expect(quotaWarning({ plan: 'enterprise', period: 'day', used: 100_000, resetsAt: quota.resetsAt })).toBeUndefined();
  expect(quotaWarning({ ...quota, used: 812, percent: 81, warning: 80 })).toMatch(/^81 % of today’s 1,000 requests/);
  expect(quotaWarning({ ...quota, used: 1_000, percent: 100, warning: 100 })).toMatch(/1,000 requests are used up/);
});

it('counts days as UTC does, today included', () => {
  const justBeforeMidnight = Date.parse('2026-03-08T23:59:59Z');
  expect(lastDays(1, justBeforeMidnight)).toEqual({ from: '2026-03-08', to: '2026-03-08' });
  expect(lastDays(30, justBeforeMidnight)).toEqual({ from: '2026-02-07', to: '2026-03-08' });
});
