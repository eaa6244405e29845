import { describe, expect, it } from 'vitest';
import type { ApiKey, UsagePlan } from './usage-plan-definition.ts';
import { UsagePlans } from './usage-plans.ts';

const noon = Date.parse('2026-11-30T12:00:00Z');
const hour = 3_600_000;
const method = { apiId: 'api', stage: 'live', path: '/things', httpMethod: 'GET' };

const plansWith = (plan: Partial<UsagePlan>): UsagePlans => {
  const plans = new UsagePlans();
  const whole: UsagePlan = {
    id: 'plan',
    name: 'plan',
    stages: new Map([['api/live', new Map()]]),
    throttle: undefined,
    quota: undefined,
    ...plan,
  };
  const keys = ['k1', 'k2', 'k3'].map((id) => ({
    id,
    value: `value of ${id}`,
    name: id,
    description: undefined,
    customerId: undefined,
    enabled: true,
    createdEpochMs: 0,
    updatedEpochMs: 0,
  }));
  plans.use({ keys, plans: [whole], planKeys: ['k1', 'k2'].map((keyId) => ({ planId: 'plan', keyId })) });
  return plans;
};
const admitted = (plans: UsagePlans, times: number, key: string, at: number, to = method): number =>
  Array.from({ length: times }, () => plans.admit(`value of ${key}`, to, at)).filter(({ kind }) => kind === 'admitted')
    .length;

// api-gateway-api-usage-plans
describe('a usage plan', () => {
  it('admits keys of a plan of the stage only', () => {
    const plans = plansWith({});
    expect(plans.admit('value of k1', method, noon).kind).toBe('admitted');
    expect(plans.admit('value of k3', method, noon).kind).toBe('unknown');
    expect(plans.admit('value of k1', { ...method, stage: 'other' }, noon).kind).toBe('unknown');
    expect(plans.admit('nobody', method, noon).kind).toBe('unknown');
    expect(plans.admit(undefined, method, noon).kind).toBe('unknown');
  });

  it('throttles each key by a bucket of its own, over all methods', () => {
    const plans = plansWith({ throttle: { ratePerSecond: 10, burst: 20 } });
    expect(admitted(plans, 15, 'k1', noon) + admitted(plans, 15, 'k1', noon, { ...method, path: '/others' })).toBe(20);
    expect(admitted(plans, 30, 'k2', noon)).toBe(20);
    expect(admitted(plans, 30, 'k1', noon + 1_000)).toBe(10);
  });

  it("throttles a method by its own limits in the plan's place", () => {
    const own = new Map([['/things/GET', { ratePerSecond: 1, burst: 2 }]]);
    const plans = plansWith({ throttle: { ratePerSecond: 10, burst: 20 }, stages: new Map([['api/live', own]]) });
    expect(admitted(plans, 30, 'k1', noon)).toBe(2);
    expect(admitted(plans, 30, 'k1', noon, { ...method, path: '/others' })).toBe(20);
  });

  it('counts a quota by UTC day, and what is throttled costs none of it', () => {
    const plans = plansWith({ quota: { limit: 5, period: 'DAY' }, throttle: { ratePerSecond: 1, burst: 3 } });
    expect(admitted(plans, 10, 'k1', noon)).toBe(3);
    expect(admitted(plans, 10, 'k1', noon + hour)).toBe(2);
    expect(plans.admit('value of k1', method, noon + 2 * hour).kind).toBe('quotaExceeded');
    expect(plans.admit('value of k1', method, noon + 12 * hour - 1).kind).toBe('quotaExceeded');
    expect(plans.admit('value of k1', method, noon + 12 * hour).kind).toBe('admitted');
    expect([...plans.usedByDay('plan', 'k1')]).toEqual([
      ['2026-11-30', 5],
      ['2026-12-01', 1],
    ]);
  });

  it('counts a quota by month', () => {
    const plans = plansWith({ quota: { limit: 4, period: 'MONTH' } });
    expect(admitted(plans, 3, 'k1', noon - 240 * hour)).toBe(3);
    expect(admitted(plans, 3, 'k1', noon)).toBe(1);
    expect(admitted(plans, 3, 'k1', noon + 12 * hour)).toBe(3);
  });

  it('keeps the keys and counts of the control plane when services are read again', () => {
    const plans = plansWith({});
    const key = plans.keys.get('k1');
    if (key) plans.addKey({ ...key, id: 'made', value: 'value of made' });
    plans.keysOf('plan').add('made');
    admitted(plans, 2, 'made', noon);
    plans.use({ keys: [], plans: [...plans.plans.values()], planKeys: [] });
    expect(admitted(plans, 1, 'made', noon)).toBe(1);
    expect(plans.usedByDay('plan', 'made').get('2026-11-30')).toBe(3);
    expect(plans.admit('value of k1', method, noon).kind).toBe('unknown');
  });

  it('takes up a declared key that has changed, and forgets one that is gone', () => {
    const plans = plansWith({});
    const [k1] = [...plans.keys.values()];
    const all = [...plans.plans.values()];
    if (k1) k1.enabled = false;
    const member = [{ planId: 'plan', keyId: 'k1' }];
    const declared = { ...(k1 as ApiKey), enabled: true };
    plans.use({ keys: [declared], plans: all, planKeys: member });
    expect(plans.admit('value of k1', method, noon).kind).toBe('unknown');
    plans.use({ keys: [{ ...declared, value: 'another' }], plans: all, planKeys: member });
    expect(plans.admit('value of k1', method, noon).kind).toBe('unknown');
    expect(plans.admit('another', method, noon).kind).toBe('admitted');
    plans.use({ keys: [], plans: all, planKeys: [] });
    expect([plans.keys.size, plans.keysOf('plan').size]).toEqual([0, 0]);
  });
});
