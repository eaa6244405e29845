import { describe, expect, it } from 'vitest';
import { MOST_CLOSURES } from '../domain/closure-limits.ts';
import { closingOffice, closureIn } from '../testing/closing-office.ts';

const DAY_MINUTES = 24 * 60;
const CHRISTMAS = { start: '2026-12-24', end: '2026-12-24' };

/** An office whose practice has closures that end so many days from now, one a minute before the other. */
async function officeWithClosures(count: number, endingInDays: number) {
  const office = await closingOffice();
  const { store, clock } = office;
  const add = async (total: number, days: number) => {
    const createdAtEpochSeconds = Math.floor(clock.now() / 1000);
    for (let at = 0; at < total; at += 1) {
      const end = clock.now() / 60_000 + days * DAY_MINUTES - at;
      const addClosure = { id: `cls_${days}_${at}`, start: end - 60, end, createdAtEpochSeconds };
      await store.apply('p001', await store.read('p001'), { addClosure });
    }
  };
  await add(count, endingInDays);
  const ids = async () => (await store.read('p001'))?.closures.map(({ id }) => id) ?? [];
  return { ...office, add, ids };
}

describe('closures that are over', () => {
  it('are dropped with the next closure a week after their end, and not before', async () => {
    const { add, close, ids } = await officeWithClosures(2, -8);
    await add(1, -6);
    const { id } = closureIn(await close(CHRISTMAS));
    expect(await ids()).toEqual(['cls_-6_0', id]);
  });

  it('are dropped when another closure is deleted', async () => {
    const { close, open, clock, ids } = await officeWithClosures(0, 0);
    await close({ start: '2026-11-23', end: '2026-11-24' });
    const { id } = closureIn(await close(CHRISTMAS));
    clock.advance(10 * 86_400);
    await open(id);
    expect(await ids()).toEqual([]);
  });

  it('can themselves be deleted, however long ago they ended', async () => {
    const { open, ids } = await officeWithClosures(2, -8);
    await open('cls_-8_1');
    expect(await ids()).toEqual([]);
  });

  it('go twenty at a time, those first that ended first, so that any number melts away', async () => {
    const { close, ids } = await officeWithClosures(50, -30);
    await close(CHRISTMAS);
    expect(await ids()).toHaveLength(50 - 20 + 1);
    expect(await ids()).toEqual(expect.arrayContaining(['cls_-30_0', 'cls_-30_29']));
    await close(CHRISTMAS);
    await close(CHRISTMAS);
    expect(await ids()).toHaveLength(3);
  });
});

describe('the most closures a practice may have', () => {
  it('are refused one more, as a fault of the request, until one is deleted', async () => {
    const { close, open, ids } = await officeWithClosures(MOST_CLOSURES, 30);
    await expect(close(CHRISTMAS)).rejects.toMatchObject({ code: 'INPUT_INVALID', faults: [{ pointer: '' }] });
    expect(await ids()).toHaveLength(MOST_CLOSURES);
    await open('cls_30_0');
    expect(await close(CHRISTMAS)).toMatchObject({ statusCode: 201 });
  });

  it('do not include those that are long over', async () => {
    const { close } = await officeWithClosures(MOST_CLOSURES, -8);
    expect(await close(CHRISTMAS)).toMatchObject({ statusCode: 201 });
  });

  it('answer the request that made the last of them again', async () => {
    const { close } = await officeWithClosures(MOST_CLOSURES - 1, 30);
    const first = await close(CHRISTMAS, 'key-1');
    expect(await close(CHRISTMAS, 'key-1')).toEqual(first);
    await expect(close(CHRISTMAS, 'key-2')).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });
});
