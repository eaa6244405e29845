import { describe, expect, it } from 'vitest';
import type { PlanName } from '../domain/subscription.ts';
import type { DayUsage } from '../ports/key-meter.ts';
import { MINUTE, movableClock } from '../testing/vendors.ts';
import { UsageReader } from './read-usage.ts';

function setUp(plan: PlanName, counted: DayUsage) {
  const clock = movableClock();
  const asked: string[] = [];
  const meteredKey = { id: 'm', value: 'v', usagePlanId: 'p' };
  const reader = new UsageReader({
    clock,
    subscriptions: { find: async (id) => (id === 'sub_1' ? { plan, meteredKey } : undefined) },
    meter: {
      usageOn: async (day) => {
        asked.push(day);
        return counted;
      },
    },
  });
  return { clock, asked, reader };
}

describe('the usage of a subscription', () => {
  it('is what the gateway counted today, in UTC', async () => {
    const { reader } = setUp('small', { used: 3, left: 997 });
    expect(await reader.read('sub_1')).toEqual({
      ...{ plan: 'small', day: '2026-11-28', used: 3, quotaPerDay: 1_000, left: 997 },
      ...{ resetsAt: '2026-11-29T00:00:00.000Z', asOf: '2026-11-28T12:00:00.000Z' },
    });
  });

  it('is nothing yet when the gateway has not counted today', async () => {
    const { reader } = setUp('large', { used: 0 });
    expect(await reader.read('sub_1')).toMatchObject({ used: 0, quotaPerDay: 50_000, left: 50_000 });
  });

  it('has no quota on the plan that has none', async () => {
    const { reader } = setUp('enterprise', { used: 70_000, left: 0 });
    const usage = await reader.read('sub_1');
    expect([usage.used, 'quotaPerDay' in usage, 'left' in usage]).toEqual([70_000, false, false]);
  });

  it('is asked for once a minute, and anew when the day turns', async () => {
    const { clock, asked, reader } = setUp('small', { used: 1, left: 999 });
    await reader.read('sub_1');
    clock.pass(MINUTE - 1);
    await reader.read('sub_1');
    expect(asked).toHaveLength(1);
    clock.pass(1);
    await reader.read('sub_1');
    expect(asked).toHaveLength(2);
    clock.pass(12 * 60 * MINUTE - MINUTE - 30_000);
    await reader.read('sub_1');
    clock.pass(30_000);
    await reader.read('sub_1');
    expect(asked).toEqual(['2026-11-28', '2026-11-28', '2026-11-28', '2026-11-29']);
  });

  it('is of no subscription that there is not', async () => {
    const { reader } = setUp('small', { used: 0 });
    await expect(reader.read('sub_2')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
