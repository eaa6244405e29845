import { SetClock } from '@frontdesk/testing/set-clock';
import { describe, expect, it } from 'vitest';
import { InMemoryPlanLists } from '../testing/in-memory-plan-lists.ts';
import { MemoryNightRuns } from '../testing/memory-night-runs.ts';
import { somePlan } from '../testing/plan-lists.suite.ts';
import { importInsurancePlans, type PlansDocument } from './import-insurance-plans.ts';
import { listInsurancePlans } from './list-insurance-plans.ts';

const clock = new SetClock('2026-11-28T12:00:00Z');
const billingProvider = { npi: '1234567893', organizationName: 'Riverside Eye Care' };
const document = (change: Partial<PlansDocument> = {}): PlansDocument => ({
  ...{ practiceId: 'p001', plans: [somePlan(), somePlan({ planId: 'value-hmo', name: 'Value HMO' })], billingProvider },
  ...change,
});
const importing = (lists: InMemoryPlanLists, change?: Partial<PlansDocument>) =>
  importInsurancePlans({ lists, nights: new MemoryNightRuns(), clock }, document(change), clock.now() + 1000);

describe('importing insurance plans', () => {
  it('lists them by payer and name, whatever their order was', async () => {
    const lists = new InMemoryPlanLists();
    const plans = [
      somePlan({ planId: 'z', name: 'Vision', payerId: 'SIM-B', payerName: 'Birch Mutual' }),
      somePlan({ planId: 'y', name: 'Value HMO' }),
      somePlan({ planId: 'x', name: 'Choice PPO' }),
    ];
    await importing(lists, { plans });
    const { items, version } = await listInsurancePlans(lists, 'p001');
    expect([items.map(({ planId }) => planId), version]).toEqual([['x', 'y', 'z'], 1]);
    await importing(lists, { plans: plans.toReversed() });
    expect((await listInsurancePlans(lists, 'p001')).version).toBe(1);
  });

  it('may be repeated: the version grows only with the content, and plans that are not named are gone', async () => {
    const lists = new InMemoryPlanLists();
    expect((await importing(lists)).version).toBe(1);
    expect((await importing(lists)).version).toBe(1);
    const renamed = await importing(lists, { plans: [somePlan({ name: 'Choice Plus' })] });
    expect(renamed).toEqual({ version: 2, plans: [somePlan({ name: 'Choice Plus' })], billingProvider });
    expect(await listInsurancePlans(lists, 'p001')).toEqual({ version: 2, items: renamed.plans });
  });

  it('keeps who the practice is to payers, unless the document says', async () => {
    const lists = new InMemoryPlanLists();
    await importing(lists);
    expect(await importing(lists, { billingProvider: undefined })).toMatchObject({ version: 1, billingProvider });
    const moved = { ...billingProvider, organizationName: 'Riverside Vision' };
    expect(await importing(lists, { billingProvider: moved })).toMatchObject({ version: 2, billingProvider: moved });
  });

  it('decides again when another import came first, and gives up at the deadline', async () => {
    const lists = new InMemoryPlanLists();
    const all = await Promise.all(
      ['one', 'two', 'three'].map((name) => importing(lists, { plans: [somePlan({ name })] })),
    );
    expect(all.map(({ version }) => version).sort()).toEqual([1, 2, 3]);
    const stale = { read: () => lists.read('p001'), replaceList: async () => 'stale' as const };
    const late = importInsurancePlans({ lists: stale, nights: new MemoryNightRuns(), clock }, document(), clock.now());
    await expect(late).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('points at a plan that is there twice and at a payer of two names', async () => {
    const plans = [somePlan(), somePlan({ payerName: 'Aster' }), somePlan({ planId: 'b', payerName: 'Aster' })];
    await expect(importing(new InMemoryPlanLists(), { plans })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      faults: ['/plans/1/planId', '/plans/1/payerName', '/plans/2/payerName'].map((pointer) =>
        expect.objectContaining({ pointer }),
      ),
    });
  });

  it('tells a practice without a list that there are none, of version 0', async () => {
    expect(await listInsurancePlans(new InMemoryPlanLists(), 'p009')).toEqual({ items: [], version: 0 });
  });
});
