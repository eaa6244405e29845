import { SetClock } from '@frontdesk/testing/set-clock';
import { describe, expect, it } from 'vitest';
import { OFFICE_HOURS, practiceDocument } from '../testing/practice-documents.ts';
import { seededStore } from '../testing/seeded-store.ts';
import { changeRules } from './change-rules.ts';
import { importPractice } from './import-practice.ts';

const clock = new SetClock('2026-11-22T12:00:00Z');
const deadline = clock.now() + 1000;

describe('importing a practice', () => {
  it('sets it up with its providers and types', async () => {
    const store = await seededStore(clock, practiceDocument());
    const rules = await store.read('p001');
    expect(rules).toMatchObject({ timeZone: 'America/New_York', policy: { offerIntervalMinutes: 15 } });
    expect([...(rules?.providers.keys() ?? [])]).toEqual(['dr-adams', 'dr-baker']);
    expect([...(rules?.appointmentTypes.keys() ?? [])]).toEqual(['exam', 'surgery-consult']);
  });

  it('may be repeated: every revision changes, and only what differs gets a new version', async () => {
    const store = await seededStore(clock, practiceDocument());
    const before = await store.read('p001');
    const [adams, baker] = practiceDocument().providers;
    const mornings = OFFICE_HOURS.map((window) => ({ ...window, end: '12:00' }));
    const providers = [adams!, { ...baker!, weekly: mornings }];
    await importPractice({ store, clock }, practiceDocument({ providers }), deadline);
    const after = await store.read('p001');
    const [versions, revisions] = (['version', 'revision'] as const).map((name) =>
      [...(after?.providers.values() ?? [])].map((provider) => provider[name]),
    );
    expect(versions).toEqual([1, 2]);
    expect(revisions).toEqual([after?.revision, after?.revision]);
    expect(after?.revision).toBeGreaterThan(Number(before?.revision));
  });

  it('keeps display names that the document does not give, and takes those that it gives', async () => {
    const { providers, appointmentTypes } = practiceDocument();
    const called = practiceDocument({
      displayName: 'Praxis Müller',
      providers: providers.map((provider) => ({ ...provider, displayName: 'Dr. Müller' })),
      appointmentTypes: appointmentTypes.map((type) => ({ ...type, displayName: 'Eye exam' })),
    });
    const store = await seededStore(clock, called, practiceDocument());
    const namesOf = async () => {
      const rules = await store.read('p001');
      const { displayName } = rules ?? {};
      return [displayName, rules?.providers.get('dr-baker'), rules?.appointmentTypes.get('exam')];
    };
    expect(await namesOf()).toMatchObject([
      'Praxis Müller',
      { displayName: 'Dr. Müller', version: 1 },
      { displayName: 'Eye exam', version: 1 },
    ]);
    const renamed = providers.map((provider) => ({ ...provider, displayName: 'Dr. McDonald' }));
    await importPractice({ store, clock }, practiceDocument({ providers: renamed }), deadline);
    expect(await namesOf()).toMatchObject(['Praxis Müller', { displayName: 'Dr. McDonald', version: 2 }, {}]);
  });

  it('leaves providers and closures alone that the document does not know, but tells those providers', async () => {
    const store = await seededStore(clock, practiceDocument());
    const closure = { id: 'cls_1', start: 30_000_000, end: 30_000_060, createdAtEpochSeconds: 0 };
    const own = { providerId: 'dr-own', version: 7, weekly: OFFICE_HOURS, overrides: [] };
    await changeRules({ store, clock }, 'p001', deadline, () => ({
      change: { addClosure: closure, schedules: [own] },
      result: undefined,
    }));
    await importPractice({ store, clock }, practiceDocument({ timeZone: 'America/Chicago' }), deadline);
    const rules = await store.read('p001');
    expect(rules?.closures).toHaveLength(1);
    expect(rules?.providers.get('dr-own')).toMatchObject({
      version: 7,
      revision: rules?.revision,
      schedule: { timeZone: 'America/Chicago' },
    });
  });

  it('points at what is wrong in which schedule', async () => {
    const [adams, baker] = practiceDocument().providers;
    const weekly = [...OFFICE_HOURS, { dayOfWeek: 'mon' as const, start: '16:00', end: '18:00' }];
    const providers = [adams!, { ...baker!, weekly }];
    await expect(seededStore(clock, practiceDocument({ providers }))).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      faults: [expect.objectContaining({ pointer: '/providers/1/weekly/5' })],
    });
  });

  it.each([
    [
      'a window that no type fits',
      { providers: [{ providerId: 'dr-adams', weekly: [...OFFICE_HOURS, evening('20:00', '20:25')], overrides: [] }] },
      '/providers/0/weekly/5',
    ],
    [
      'a window of a date that the clocks skip',
      {
        providers: [
          {
            providerId: 'dr-adams',
            weekly: OFFICE_HOURS,
            overrides: [{ date: '2027-03-14', windows: [{ start: '02:00', end: '03:00' }] }],
          },
        ],
      },
      '/providers/0/overrides/0/windows/0',
    ],
    [
      'a type that fits no window of any provider',
      { providers: [{ providerId: 'dr-adams', weekly: [evening('20:00', '20:45')], overrides: [] }] },
      '/appointmentTypes/1/durationMinutes',
    ],
  ])('refuses %s', async (_, changes, pointer) => {
    await expect(seededStore(clock, practiceDocument(changes))).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      faults: [expect.objectContaining({ pointer })],
    });
  });

  it('counts the providers and the types that the practice has already', async () => {
    const store = await seededStore(clock, practiceDocument());
    const { providers, appointmentTypes } = practiceDocument();
    // The consultation fits the other provider's hours, and the short window the examination that is not named.
    const short = { ...providers[0]!, weekly: [evening('20:00', '20:30')] };
    const document = practiceDocument({ providers: [short], appointmentTypes: appointmentTypes.slice(1) });
    await expect(importPractice({ store, clock }, document, deadline)).resolves.toBeUndefined();
  });

  it('refuses types that would empty a window of a provider whom it does not name', async () => {
    const store = await seededStore(clock, practiceDocument());
    const lunch = { providerId: 'dr-own', version: 1, weekly: [evening('20:00', '20:30')], overrides: [] };
    await changeRules({ store, clock }, 'p001', deadline, () => ({
      change: { schedules: [lunch] },
      result: undefined,
    }));
    const types = practiceDocument().appointmentTypes.map((type) => ({ ...type, durationMinutes: 45 }));
    await expect(
      importPractice({ store, clock }, practiceDocument({ appointmentTypes: types }), deadline),
    ).rejects.toMatchObject({ faults: [expect.objectContaining({ pointer: '/appointmentTypes' })] });
    await expect(importPractice({ store, clock }, practiceDocument(), deadline)).resolves.toBeUndefined();
  });

  it('takes providers without hours, and a short window for a short type', async () => {
    const away = { providerId: 'dr-away', weekly: [], overrides: [] };
    await expect(seededStore(clock, practiceDocument({ providers: [away] }))).resolves.toBeDefined();
    const providers = [{ ...away, weekly: [...OFFICE_HOURS, evening('20:00', '20:30')] }];
    await expect(seededStore(clock, practiceDocument({ providers }))).resolves.toBeDefined();
  });
});

function evening(start: string, end: string) {
  return { dayOfWeek: 'mon' as const, start, end };
}
