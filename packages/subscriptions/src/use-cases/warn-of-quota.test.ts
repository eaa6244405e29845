import { silentLogger } from '@frontdesk/core/logger';
import { silentMetrics } from '@frontdesk/core/metrics';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PlanName } from '../domain/subscription.ts';
import type { Mail } from '../ports/mailer.ts';
import { type WarnOfQuotaPorts, warnOfQuota } from './warn-of-quota.ts';

const NOON = Date.parse('2026-11-28T12:00:00Z');
const MINUTE = 60_000;

let now: number;
let used: number;
let mails: Mail[];
let events: Parameters<WarnOfQuotaPorts['sendEvent']>[0][];
let codes: string[];
let vendorEmail: string | undefined;
let failure: Error | undefined;
/** By the warning's percent: until when it is claimed, or that it was sent. */
let claims: Map<number, number | 'sent'>;

beforeEach(() => {
  now = NOON;
  used = 0;
  mails = [];
  events = [];
  codes = [];
  claims = new Map();
  vendorEmail = 'dev@vendor.test';
  failure = undefined;
});

const warn = (plan: PlanName = 'small', day = '2026-11-28') => {
  const note = (code: string): void => void codes.push(code);
  return warnOfQuota([{ subscriptionId: 'sub_1', practiceId: 'p001', plan, day }], {
    counters: { meteredOn: async () => used },
    warnings: {
      claim: async (_, { percent }) => {
        const known = claims.get(percent) ?? 0;
        if (known === 'sent' || known >= now) return false;
        claims.set(percent, now + MINUTE);
        return true;
      },
      markSent: async (_, { percent }) => void claims.set(percent, 'sent'),
    },
    subscriptions: { find: async () => ({ plan, ...(vendorEmail !== undefined && { vendorEmail }) }) },
    mailer: {
      send: async (mail) => {
        if (failure !== undefined) throw failure;
        return mails.push(mail) > 0;
      },
    },
    sendEvent: async (event) => void events.push(event),
    clock: { now: () => now },
    metrics: silentMetrics,
    logger: { ...silentLogger, info: note, warn: note, error: note },
  });
};
const percents = () => events.map(({ data }) => data.percent);

describe('a vendor is warned', () => {
  it('when a day reaches 80 and 100 % of the quota, once each, by webhook and by mail', async () => {
    for (used of [799, 800, 801, 999, 1_000, 1_000]) await warn();
    expect(percents()).toEqual([80, 100]);
    expect(events[0]).toEqual({
      ...{ practiceId: 'p001', subscriptionId: 'sub_1', id: expect.stringMatching(/^evt_[0-9a-f]{32}$/) },
      data: { plan: 'small', percent: 80, used: 800, quota: 1_000, resetsAt: '2026-11-29T00:00:00.000Z' },
    });
    expect(mails.map(({ to }) => to)).toEqual(['dev@vendor.test', 'dev@vendor.test']);
    expect(mails.map(({ text }) => text.match(/\d+ requests are left|429/)?.[0])).toEqual([
      '200 requests are left',
      '429',
    ]);
  });

  it('never on a plan without a quota, nor of a day that is over', async () => {
    used = 1_000_000;
    await warn('enterprise');
    await warn('small', '2026-11-27');
    expect(events).toEqual([]);
  });

  it('without a mail where the subscription has no address, which the log says', async () => {
    vendorEmail = undefined;
    used = 900;
    await warn();
    expect([percents(), mails]).toEqual([[80], []]);
    expect(codes).toContain('QUOTA_WARNING_WITHOUT_ADDRESS');
  });

  it('again when it could not be told, with the same event, and not before a minute has passed', async () => {
    used = 900;
    failure = new Error('SES refuses');
    await warn();
    failure = undefined;
    await warn();
    expect(mails).toEqual([]);
    now += 2 * MINUTE;
    await warn();
    await warn();
    expect(mails).toHaveLength(1);
    expect(new Set(events.map(({ id }) => id)).size).toBe(1);
    expect(codes).toEqual(['QUOTA_WARNING_NOT_SENT', 'QUOTA_WARNING_SENT']);
  });
});
