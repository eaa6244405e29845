import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { World } from '../testing/world.ts';

/** What every store of night runs does. */
export function nightRunsSuite(world: () => World): void {
  const dueOf = async (practiceId: string, now: number) =>
    (await world().runs.due(now, 4_000)).filter((run) => run.practiceId === practiceId);

  describe("a practice's night run", () => {
    it('is entered once, and is due from then on', async () => {
      const { runs } = world();
      const practiceId = `p-${randomUUID()}`;
      expect(await runs.read(practiceId)).toBeUndefined();
      await runs.register(practiceId, 1_000);
      await runs.register(practiceId, 2_000);
      expect(await runs.read(practiceId)).toEqual({ practiceId, version: 1 });
      expect(await dueOf(practiceId, 999)).toEqual([]);
      expect(await dueOf(practiceId, 1_000)).toEqual([{ practiceId, lookAt: 1_000 }]);
    });

    it('is claimed by one of many, until the claim is over', async () => {
      const { runs } = world();
      const run = { practiceId: `p-${randomUUID()}`, lookAt: 1_000 };
      await runs.register(run.practiceId, run.lookAt);
      const claims = await Promise.all(Array.from({ length: 5 }, (_, index) => runs.claim(run, 5_000 + index)));
      expect(claims.filter((claimed) => claimed)).toHaveLength(1);
      expect(await dueOf(run.practiceId, 4_999)).toEqual([]);
      expect(await dueOf(run.practiceId, 6_000)).toHaveLength(1);
    });

    it('is saved over what was read, and never over what came meanwhile', async () => {
      const { runs } = world();
      const practiceId = `p-${randomUUID()}`;
      await runs.register(practiceId, 1_000);
      const before = { practiceId, version: 1 };
      const planned = { serviceDate: '2026-12-08', startsAt: 9_000 };
      expect(await runs.save(before, { ...planned, afterKey: 'key' }, 9_000)).toBe(true);
      expect(await runs.save(before, planned, 9_000)).toBe(false);
      expect(await runs.read(practiceId)).toEqual({ practiceId, ...planned, afterKey: 'key', version: 2 });
      expect(await runs.save({ practiceId, version: 2 }, planned, 9_500)).toBe(true);
      expect(await runs.read(practiceId)).toEqual({ practiceId, ...planned, version: 3 });
      expect(await dueOf(practiceId, 9_499)).toEqual([]);
    });
  });
}
