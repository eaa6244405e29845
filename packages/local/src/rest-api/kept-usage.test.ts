import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeptUsage } from './kept-usage.ts';
import type { UsagePlan } from './usage-plan-definition.ts';
import { UsagePlans } from './usage-plans.ts';

const plan: UsagePlan = {
  id: 'plan',
  name: 'plan',
  stages: new Map([['api/live', new Map()]]),
  throttle: undefined,
  quota: { limit: 2, period: 'DAY' },
};
const method = { apiId: 'api', stage: 'live', path: '/things', httpMethod: 'GET' };
const noon = Date.parse('2026-11-30T12:00:00Z');
const key = {
  id: 'k1',
  value: 'value',
  name: 'made',
  description: undefined,
  customerId: undefined,
  enabled: true,
  createdEpochMs: 1,
  updatedEpochMs: 2,
};

describe('a data directory', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'frontdesk-usage-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('keeps the keys that were made, their plans, and what they have used', () => {
    const before = new UsagePlans();
    before.use({ keys: [], plans: [plan], planKeys: [] });
    before.addKey(key);
    before.keysOf('plan').add('k1');
    before.admit('value', method, noon);
    new KeptUsage(directory).save(before);

    const after = new UsagePlans();
    new KeptUsage(directory).restore(after);
    after.use({ keys: [], plans: [plan], planKeys: [] });
    expect(after.keys.get('k1')).toEqual(key);
    const kinds = [after.admit('value', method, noon), after.admit('value', method, noon)].map(({ kind }) => kind);
    expect(kinds).toEqual(['admitted', 'quotaExceeded']);
  });

  it('may hold none yet', () => {
    const plans = new UsagePlans();
    new KeptUsage(directory).restore(plans);
    expect(plans.keys.size).toBe(0);
  });
});
