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
});
