import { AppError } from '@frontdesk/core/app-error';
import { SetClock } from '@frontdesk/testing/set-clock';
import { describe, expect, it } from 'vitest';
import { OFFICE_HOURS, practiceDocument } from '../testing/practice-documents.ts';
import { seededStore } from '../testing/seeded-store.ts';
import { readSchedule } from './read-schedule.ts';
import { replaceSchedule, type ScheduleReplacement } from './replace-schedule.ts';

async function practice() {
  const clock = new SetClock('2026-11-22T12:00:00Z');
  const store = await seededStore(clock, practiceDocument());
  const replace = (replacement: Partial<ScheduleReplacement> = {}, known?: number) =>
    replaceSchedule(
      { store, clock },
      {
        ...{
          practiceId: 'p001',
          providerId: 'dr-adams',
          displayName: undefined,
          weekly: OFFICE_HOURS,
          overrides: [],
          mayCreate: false,
        },
        deadline: clock.now() + 1000,
        demandVersion: (version) => {
          if (version !== known) throw new AppError('STALE_VERSION');
        },
        ...replacement,
      },
    );
  return { clock, store, replace };
}

describe('replacing a schedule', () => {
  it('gives it a new version, and its provider and practice new revisions', async () => {
    const { store, replace } = await practice();
    const before = await store.read('p001');
    const mornings = OFFICE_HOURS.map((window) => ({ ...window, end: '12:00' }));
    expect(await replace({ weekly: mornings }, 1)).toMatchObject({ weekly: mornings, version: 2 });
    expect(await readSchedule(store, 'p001', 'dr-adams')).toMatchObject({ weekly: mornings, version: 2 });
    const after = await store.read('p001');
    expect(after?.revision).toBeGreaterThan(Number(before?.revision));
    expect(after?.providers.get('dr-adams')?.revision).toBe(after?.revision);
    expect(after?.providers.get('dr-baker')).toEqual(before?.providers.get('dr-baker'));
  });

  it('sets the name that people call the provider, and keeps it when none is given', async () => {
    const { store, replace } = await practice();
    expect(await replace({ displayName: 'Dr. Müller' }, 1)).toMatchObject({ displayName: 'Dr. Müller', version: 2 });
    expect(await replace({}, 2)).toMatchObject({ displayName: 'Dr. Müller' });
    expect(await readSchedule(store, 'p001', 'dr-adams')).toMatchObject({ displayName: 'Dr. Müller', version: 3 });
  });

  it('counts a replacement by the same hours as one too', async () => {
    const { replace } = await practice();
    expect((await replace({}, 1)).version).toBe(2);
    await expect(replace({}, 1)).rejects.toMatchObject({ code: 'STALE_VERSION' });
  });

  it('lets one of two succeed that have read the same version', async () => {
    const { replace } = await practice();
    const outcomes = await Promise.allSettled([replace({}, 1), replace({}, 1)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('makes a new provider when asked to, and only then', async () => {
    const { store, replace } = await practice();
    await expect(replace({ providerId: 'dr-cole' }, 1)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await replace({ providerId: 'dr-cole', mayCreate: true })).toMatchObject({ version: 1 });
    expect((await store.read('p001'))?.providers.has('dr-cole')).toBe(true);
    await expect(replace({ providerId: 'dr-cole', mayCreate: true })).rejects.toMatchObject({ code: 'STALE_VERSION' });
  });

  it('points at what is wrong, and changes nothing', async () => {
    const { store, replace } = await practice();
    const before = await store.read('p001');
    const weekly = [{ dayOfWeek: 'mon' as const, start: '09:00', end: '17:03' }];
    await expect(replace({ weekly }, 1)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      faults: [expect.objectContaining({ pointer: '/weekly/0/end' })],
    });
    expect(await store.read('p001')).toEqual(before);
  });

  it('points at a window that no type of the practice fits, but not at hours that are too short for one of them', async () => {
    const { replace } = await practice();
    const window = (end: string) => [...OFFICE_HOURS, { dayOfWeek: 'sat' as const, start: '09:00', end }];
    await expect(replace({ weekly: window('09:25') }, 1)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      faults: [expect.objectContaining({ pointer: '/weekly/5' })],
    });
    expect(await replace({ weekly: window('09:30') }, 1)).toMatchObject({ version: 2 });
    expect(await replace({ weekly: window('09:30').slice(5) }, 2)).toMatchObject({ version: 3 });
  });

  it('does not know a practice that was never set up', async () => {
    const { replace } = await practice();
    await expect(replace({ practiceId: 'p999', mayCreate: true })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
