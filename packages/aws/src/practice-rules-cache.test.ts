import type { PracticeRules } from '@frontdesk/scheduling/practice-rules';
import { describe, expect, it } from 'vitest';
import { PracticeRulesCache } from './practice-rules-cache.ts';

const rulesOf = (practiceId: string, revision: number): PracticeRules => ({
  practiceId,
  revision,
  timeZone: 'America/New_York',
  policy: { startGridMinutes: 5, offerIntervalMinutes: 15, minimumNoticeMinutes: 0 },
  appointmentTypes: new Map(),
  providers: new Map(),
  closures: [],
});

/** A cache over a table in which every read finds the next revision; `p404` does not exist. */
function cached(capacity?: number) {
  const reads: string[] = [];
  const reader = {
    read: async (practiceId: string) => {
      reads.push(practiceId);
      const revision = reads.length;
      await Promise.resolve();
      return practiceId === 'p404' ? undefined : rulesOf(practiceId, revision);
    },
  };
  return { reads, reader, cache: new PracticeRulesCache({ reader, ...(capacity !== undefined && { capacity }) }) };
}

describe("a cache of practices' rules", () => {
  it('reads a practice once', async () => {
    const { cache, reads } = cached();
    expect(await cache.get('p001')).toBe(await cache.get('p001'));
    expect(reads).toEqual(['p001']);
  });

  it('reads again when told to, and keeps what it has read', async () => {
    const { cache } = cached();
    await cache.get('p001');
    expect(await cache.reload('p001')).toMatchObject({ revision: 2 });
    expect(await cache.get('p001')).toMatchObject({ revision: 2 });
  });

  it('reads once for all who ask at the same time', async () => {
    const { cache, reads } = cached();
    await Promise.all([cache.get('p001'), cache.get('p001'), cache.get('p002')]);
    expect(reads).toEqual(['p001', 'p002']);
  });

  it('gives who reloads no read that began before he asked, and all of them one', async () => {
    const { cache, reads } = cached();
    const [before, ...after] = await Promise.all([cache.get('p001'), cache.reload('p001'), cache.reload('p001')]);
    expect(before).toMatchObject({ revision: 1 });
    expect(after).toMatchObject([{ revision: 2 }, { revision: 2 }]);
    expect(reads).toEqual(['p001', 'p001']);
  });

  it('asks each time for a practice that does not exist: it may tomorrow', async () => {
    const { cache, reads } = cached();
    expect(await cache.get('p404')).toBeUndefined();
    expect(await cache.get('p404')).toBeUndefined();
    expect(reads).toHaveLength(2);
  });

  it('forgets a practice that is gone', async () => {
    const { cache, reader } = cached();
    await cache.get('p001');
    reader.read = async () => undefined;
    expect(await cache.reload('p001')).toBeUndefined();
    expect(await cache.get('p001')).toBeUndefined();
  });

  it('tries again after a read that failed', async () => {
    const { cache, reader } = cached();
    const { read } = reader;
    reader.read = () => Promise.reject(new Error('throttled'));
    await expect(cache.get('p001')).rejects.toThrow('throttled');
    reader.read = read;
    expect(await cache.get('p001')).toMatchObject({ practiceId: 'p001' });
  });

  it('forgets the least recently used first', async () => {
    const { cache, reads } = cached(2);
    for (const practiceId of ['p001', 'p002', 'p001', 'p003', 'p001', 'p002']) await cache.get(practiceId);
    expect(reads).toEqual(['p001', 'p002', 'p003', 'p002']);
  });
});
