import { describe, expect, it } from 'vitest';
import { mapInParallel } from './map-in-parallel.ts';

describe('mapInParallel', () => {
  it('gives results in the order of the items, whichever is done first', async () => {
    const done: (() => void)[] = [];
    const mapped = mapInParallel(
      [1, 2, 3],
      3,
      (item) => new Promise<number>((give) => done.push(() => give(item * 10))),
    );
    for (const finish of done.reverse()) finish();
    expect(await mapped).toEqual([10, 20, 30]);
  });

  it('never works on more than so many at once', async () => {
    let [active, most] = [0, 0];
    await mapInParallel(Array.from({ length: 20 }), 4, async () => {
      active += 1;
      most = Math.max(most, active);
      await Promise.resolve();
      active -= 1;
    });
    expect(most).toBe(4);
  });

  it('fails when one fails, and does nothing for nothing', async () => {
    await expect(mapInParallel([1], 4, () => Promise.reject(new RangeError('no')))).rejects.toThrow(RangeError);
    expect(await mapInParallel([], 4, () => Promise.reject(new RangeError('no')))).toEqual([]);
  });
});
