import { describe, expect, it } from 'vitest';
import { closingOffice, closureIn } from '../testing/closing-office.ts';
import { largePractice } from '../testing/practice-documents.ts';

const minutes = (instant: string): number => Date.parse(instant) / 60_000;
const CHRISTMAS = { start: '2026-12-24', end: '2026-12-25' };
const onChristmas = {
  ...{ id: 'apt_1', practiceId: 'p001', providerId: 'dr-adams', status: 'booked' },
  ...{ start: minutes('2026-12-24T10:00:00-05:00'), end: minutes('2026-12-24T10:30:00-05:00') },
};
const crash = (): never => {
  throw new Error('The process is gone.');
};

describe('closing a practice', () => {
  it('answers with the closure and the appointments that stand in it', async () => {
    const { close, appointments } = await closingOffice();
    await appointments.add(onChristmas);
    const answer = await close({ ...CHRISTMAS, description: 'Christmas' });
    const { id } = closureIn(answer);
    expect(answer).toMatchObject({ statusCode: 201, headers: { location: `/practices/p001/closures/${id}` } });
    expect(closureIn(answer)).toEqual({
      id: expect.stringMatching(/^cls_[0-9a-f]{32}$/),
      practiceId: 'p001',
      start: '2026-12-24T00:00:00-05:00',
      end: '2026-12-26T00:00:00-05:00',
      description: 'Christmas',
      existingAppointments: [
        {
          ...{ id: 'apt_1', providerId: 'dr-adams' },
          ...{ start: '2026-12-24T10:00:00-05:00', end: '2026-12-24T10:30:00-05:00' },
        },
      ],
    });
  });

  it('tells every provider when the practice closes, and one when one closes', async () => {
    const { close, store } = await closingOffice();
    const revisions = async () => [...((await store.read('p001'))?.providers.values() ?? [])].map((p) => p.revision);
    const [adams, baker] = await revisions();
    await close({ ...CHRISTMAS, providerId: 'dr-baker' });
    const [adamsThen, bakerThen] = await revisions();
    expect([adamsThen === adams, bakerThen === baker]).toEqual([true, false]);
    await close(CHRISTMAS);
    const [adamsNow, bakerNow] = await revisions();
    expect([adamsNow === adamsThen, bakerNow === bakerThen]).toEqual([false, false]);
  });

  it('lists after it has closed, so that no booking slips in between', async () => {
    const { close, store, appointments } = await closingOffice();
    const closedWhenListed: number[] = [];
    const looking = {
      standing: async (...asked: Parameters<typeof appointments.standing>) => {
        closedWhenListed.push((await store.read('p001'))?.closures.length ?? 0);
        return appointments.standing(...asked);
      },
    };
    await close(CHRISTMAS, 'key-1', { appointments: looking });
    expect(closedWhenListed).toEqual([1]);
  });

  it.each([
    ['an end before the start', { start: '2026-12-25', end: '2026-12-24' }, 'INPUT_INVALID'],
    ['an unknown provider', { ...CHRISTMAS, providerId: 'dr-who' }, 'NOT_FOUND'],
  ])('refuses %s and closes nothing', async (_, closure, code) => {
    const { close, list } = await closingOffice();
    await expect(close(closure)).rejects.toMatchObject({ code });
    expect(await list()).toEqual([]);
  });
});

describe('closing with an idempotency key', () => {
  it('closes once and gives the first answer again, whatever was booked or opened since', async () => {
    const { close, open, list, appointments } = await closingOffice();
    const first = await close(CHRISTMAS, 'key-1');
    await appointments.add(onChristmas);
    expect(await close(CHRISTMAS, 'key-1')).toEqual(first);
    expect(await list()).toHaveLength(1);
    await open(closureIn(first).id);
    expect(await close(CHRISTMAS, 'key-1')).toEqual(first);
    expect(await list()).toEqual([]);
  });

  it('closes once for twenty requests at the same time', async () => {
    const { close, list } = await closingOffice();
    const answers = await Promise.all(Array.from({ length: 20 }, () => close(CHRISTMAS, 'key-1')));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(await list()).toHaveLength(1);
  });

  it('refuses the key for another closure', async () => {
    const { close } = await closingOffice();
    await close(CHRISTMAS, 'key-1');
    await expect(close({ ...CHRISTMAS, providerId: 'dr-adams' }, 'key-1')).rejects.toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  it('goes on where a crash has left it', async () => {
    const { close, list, answers } = await closingOffice();
    const broken = { find: answers.find.bind(answers), keep: crash };
    await expect(close(CHRISTMAS, 'key-1', { answers: broken })).rejects.toThrow('gone');
    const [left] = await list();
    expect(closureIn(await close(CHRISTMAS, 'key-1')).id).toBe(left?.id);
    expect(await list()).toHaveLength(1);
    const other = close({ ...CHRISTMAS, providerId: 'dr-adams' }, 'key-1');
    await expect(other).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('tells the providers of a large practice that a crash has left unaware', async () => {
    const { close, store } = await closingOffice(largePractice(120));
    const crashing = {
      read: store.read.bind(store),
      apply: async (...[practiceId, basis, change]: Parameters<typeof store.apply>) => {
        const told = change.touchProviderIds?.slice(0, 90) ?? [];
        await store.apply(practiceId, basis, { ...change, touchProviderIds: told });
        return crash();
      },
    };
    await expect(close(CHRISTMAS, 'key-1', { store: crashing })).rejects.toThrow('gone');
    await close(CHRISTMAS, 'key-1');
    const rules = await store.read('p001');
    const [closure] = rules?.closures ?? [];
    const unaware = [...(rules?.providers.values() ?? [])].filter(
      ({ revision }) => revision < (closure?.revision ?? 0),
    );
    expect([rules?.closures.length, unaware.length]).toEqual([1, 0]);
  });

  it('means another closure a day later', async () => {
    const { close, list, clock } = await closingOffice();
    await close(CHRISTMAS, 'key-1');
    clock.advance(86_401);
    await close(CHRISTMAS, 'key-1');
    expect(await list()).toHaveLength(2);
  });
});
