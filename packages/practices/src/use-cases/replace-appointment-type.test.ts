import { AppError } from '@frontdesk/core/app-error';
import { SetClock } from '@frontdesk/testing/set-clock';
import { describe, expect, it } from 'vitest';
import { OFFICE_HOURS, practiceDocument } from '../testing/practice-documents.ts';
import { seededStore } from '../testing/seeded-store.ts';
import { type AppointmentTypeReplacement, replaceAppointmentType } from './replace-appointment-type.ts';

const exam = { code: 'exam', durationMinutes: 30, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 };

async function practice(document = practiceDocument()) {
  const clock = new SetClock('2026-11-22T12:00:00Z');
  const store = await seededStore(clock, document);
  const replace = (type: Partial<AppointmentTypeReplacement['type']>, known?: number, mayCreate = false) =>
    replaceAppointmentType(
      { store, clock },
      {
        ...{ practiceId: 'p001', type: { ...exam, ...type }, mayCreate, deadline: clock.now() + 1000 },
        demandVersion: (version) => {
          if (version !== known) throw new AppError('STALE_VERSION');
        },
      },
    );
  return { clock, store, replace };
}

describe('replacing an appointment type', () => {
  it('gives it a new version, and every provider a new revision, since types are everybody’s', async () => {
    const { store, replace } = await practice();
    const changed = { durationMinutes: 45, bufferAfterMinutes: 15, displayName: 'Eye exam' };
    expect(await replace(changed, 1)).toEqual({
      ...{ practiceId: 'p001', appointmentType: 'exam', bufferBeforeMinutes: 0, version: 2 },
      ...changed,
    });
    const rules = await store.read('p001');
    expect(rules?.appointmentTypes.get('exam')).toMatchObject(changed);
    expect([...(rules?.providers.values() ?? [])].map(({ revision }) => revision)).toEqual([
      rules?.revision,
      rules?.revision,
    ]);
    expect(await replace({ durationMinutes: 40 }, 2)).toMatchObject({ displayName: 'Eye exam', version: 3 });
  });

  it('lets one of two succeed that have read the same version', async () => {
    const { replace } = await practice();
    const outcomes = await Promise.allSettled([20, 40].map((durationMinutes) => replace({ durationMinutes }, 1)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('makes a new type when asked to, and only then', async () => {
    const { store, replace } = await practice();
    await expect(replace({ code: 'imaging' }, 1)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await replace({ code: 'imaging' }, undefined, true)).toMatchObject({ version: 1 });
    expect((await store.read('p001'))?.appointmentTypes.has('imaging')).toBe(true);
  });

  it.each([
    ['takes more than a page of a day lets it', { durationMinutes: 300, bufferBeforeMinutes: 61 }, 'buffers included'],
    ['fits no window of any provider', { durationMinutes: 300 }, 'fits no window'],
    ['leaves a short window without any start', { durationMinutes: 50 }, 'a window of dr-baker'],
  ])('points at a duration that %s, and changes nothing', async (_, type, message) => {
    const hours = [0, 1].map((at) => ({ ...OFFICE_HOURS[at]!, end: at === 0 ? '13:00' : '09:30' }));
    const providers = ['dr-adams', 'dr-baker'].map((providerId, at) => ({
      ...{ providerId, overrides: [], weekly: at === 0 ? hours.slice(0, 1) : hours },
    }));
    const { store, replace } = await practice(practiceDocument({ providers }));
    const before = await store.read('p001');
    await expect(replace(type, 1)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      faults: [{ pointer: '/durationMinutes', message: expect.stringContaining(message) }],
    });
    expect(await store.read('p001')).toEqual(before);
  });

  it('does not know a practice that was never set up', async () => {
    const clock = new SetClock('2026-11-22T12:00:00Z');
    const ports = { store: await seededStore(clock), clock };
    const replacement = { practiceId: 'p999', type: exam, mayCreate: true, deadline: clock.now() + 1000 };
    await expect(
      replaceAppointmentType(ports, { ...replacement, demandVersion: () => undefined }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
