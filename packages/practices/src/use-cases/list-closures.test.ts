import { describe, expect, it } from 'vitest';
import { closingOffice, closureIn } from '../testing/closing-office.ts';

const minutes = (instant: string): number => Date.parse(instant) / 60_000;

describe('the list of closures', () => {
  it('has what is still to come or going on, earliest first', async () => {
    const { close, list } = await closingOffice();
    await close({ start: '2026-12-24', end: '2026-12-24', description: 'to come' });
    await close({ start: '2026-11-20', end: '2026-11-23', description: 'going on' });
    await close({ start: '2026-11-20', end: '2026-11-21', description: 'over' });
    expect((await list()).map(({ description }) => description)).toEqual(['going on', 'to come']);
  });

  it('has the appointments that stand in each now, of the provider whom it concerns', async () => {
    const { close, list, appointments } = await closingOffice();
    await close({ start: '2026-12-24', end: '2026-12-24', providerId: 'dr-baker' });
    const start = minutes('2026-12-24T10:00:00-05:00');
    for (const providerId of ['dr-adams', 'dr-baker']) {
      const standing = { id: `apt_${providerId}`, practiceId: 'p001', providerId, status: 'arrived' };
      await appointments.add({ ...standing, start, end: start + 30 });
    }
    const [closure] = await list();
    expect(closure?.existingAppointments.map(({ id }) => id)).toEqual(['apt_dr-baker']);
  });
});

describe('opening again', () => {
  it('takes the closure away and tells the providers', async () => {
    const { close, open, list, store } = await closingOffice();
    const { id } = closureIn(await close({ start: '2026-12-24', end: '2026-12-24' }));
    const before = await store.read('p001');
    await open(id);
    expect(await list()).toEqual([]);
    const after = await store.read('p001');
    for (const [providerId, { revision }] of after?.providers ?? []) {
      expect(revision).toBeGreaterThan(before?.providers.get(providerId)?.revision ?? Number.NaN);
    }
  });

  it('does not know a closure that is not there', async () => {
    const { close, open } = await closingOffice();
    const { id } = closureIn(await close({ start: '2026-12-24', end: '2026-12-24' }));
    await open(id);
    await expect(open(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
