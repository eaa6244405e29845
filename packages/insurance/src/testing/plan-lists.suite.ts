import type { InsurancePlan } from '@frontdesk/contracts/insurance-plan';
import { describe, expect, it } from 'vitest';
import type { PlanListStore } from '../ports/plan-lists.ts';

export function somePlan(change: Partial<InsurancePlan> = {}): InsurancePlan {
  return {
    ...{ planId: 'choice-ppo', name: 'Choice PPO', type: 'medical', payerId: 'SIM-A', payerName: 'Aster Health' },
    ...change,
  };
}

/** What every store of plan lists does. `open` gives one that may be shared; `practiceId` a practice that nobody has used. */
export function planListsSuite(open: () => PlanListStore, practiceId: () => string): void {
  const billingProvider = { npi: '1234567893', organizationName: 'Riverside Eye Care' };

  describe('a store of plan lists', () => {
    it('knows none of a practice that has listed none', async () => {
      expect(await open().read(practiceId())).toBeUndefined();
    });

    it('reads what was put last, of the practice that is asked for', async () => {
      const lists = open();
      const [one, other] = [practiceId(), practiceId()];
      const second = { version: 2, plans: [somePlan({ alias: ['PPO+'] }), somePlan({ planId: 'b' })], billingProvider };
      expect(await lists.replaceList(one, { version: 1, plans: [somePlan()] })).toBe('replaced');
      expect(await lists.replaceList(other, { version: 1, plans: [] })).toBe('replaced');
      expect(await lists.replaceList(one, second)).toBe('replaced');
      expect(await lists.read(one)).toEqual(second);
      expect(await lists.read(other)).toEqual({ version: 1, plans: [] });
    });

    it('puts a list in the place of its last version only', async () => {
      const lists = open();
      const id = practiceId();
      expect(await lists.replaceList(id, { version: 2, plans: [] })).toBe('stale');
      const settled = await Promise.all(
        [1, 2].map((n) => lists.replaceList(id, { version: 1, plans: [somePlan({ planId: `p${n}` })] })),
      );
      expect(settled.sort()).toEqual(['replaced', 'stale']);
      expect(await lists.replaceList(id, { version: 3, plans: [] })).toBe('stale');
    });
  });
}
