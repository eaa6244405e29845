import { beforeEach, describe, expect, it } from 'vitest';
import type { NewClosure } from '../domain/practice-record.ts';
import type { RulesChange } from '../domain/rules-change.ts';
import type { PracticeRulesStore } from '../ports/practice-rules-store.ts';
import { OFFICE_HOURS } from './practice-documents.ts';

const policy = { startGridMinutes: 5, offerIntervalMinutes: 15, minimumNoticeMinutes: 60 };
const schedule = (providerId: string, version = 1) => ({
  ...{ providerId, displayName: `Dr. ${providerId}`, version },
  weekly: OFFICE_HOURS,
  overrides: [],
});
const exam = {
  code: 'exam',
  version: 1,
  displayName: 'Eye exam',
  durationMinutes: 30,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 10,
};
const closure: NewClosure = {
  id: 'cls_1',
  start: 30_000_000,
  end: 30_001_440,
  providerId: 'dr-adams',
  description: 'Conference',
  createdAtEpochSeconds: 1_795_348_800,
  request: { scope: 'p001#abc', requestHash: 'def' },
};

const setup: RulesChange = {
  practice: { displayName: 'Praxis Müller', version: 3, timeZone: 'America/New_York', policy },
  appointmentTypes: [exam],
  schedules: [schedule('dr-adams'), schedule('dr-baker')],
};

/** What every store of practices' rules does. `nextPracticeId` gives a practice that the store does not know. */
export function practiceRulesStoreSuite(connect: () => PracticeRulesStore, nextPracticeId: () => string): void {
  describe('a store of practice rules', () => {
    let store: PracticeRulesStore;
    let practiceId: string;
    const deadline = Number.POSITIVE_INFINITY;
    const apply = async (change: RulesChange) =>
      store.apply(practiceId, await store.read(practiceId), change, deadline);

    beforeEach(() => {
      store = connect();
      practiceId = nextPracticeId();
    });

    it('knows nothing of a practice that was never set up', async () => {
      expect(await store.read(practiceId)).toBeUndefined();
    });

    it('gives back what was set', async () => {
      expect(await apply(setup)).toBe('applied');
      expect(await apply({ addClosure: closure, touchProviderIds: ['dr-adams'] })).toBe('applied');
      expect(await store.read(practiceId)).toMatchObject({
        practiceId,
        displayName: 'Praxis Müller',
        timeZone: 'America/New_York',
        policy,
        appointmentTypes: new Map([['exam', exam]]),
        closures: [closure],
      });
      const adams = (await store.read(practiceId))?.providers.get('dr-adams');
      expect(adams?.displayName).toBe('Dr. dr-adams');
      expect(adams?.schedule).toEqual({ timeZone: 'America/New_York', weekly: OFFICE_HOURS, overrides: [] });
    });

    it('gives the practice and every provider touched a new revision, and nobody else', async () => {
      await apply(setup);
      const before = await store.read(practiceId);
      await apply({ touchProviderIds: ['dr-baker'] });
      const after = await store.read(practiceId);
      const revisionOf = (rules: typeof before, id: string) => rules?.providers.get(id)?.revision;
      expect(after?.revision).toBeGreaterThan(before?.revision ?? Number.NaN);
      expect(revisionOf(after, 'dr-baker')).toBeGreaterThan(revisionOf(before, 'dr-baker') ?? Number.NaN);
      expect(revisionOf(after, 'dr-adams')).toBe(revisionOf(before, 'dr-adams'));
    });

    it('marks a closure with the revision that the providers concerned get', async () => {
      await apply(setup);
      await apply({ addClosure: closure, touchProviderIds: ['dr-adams'] });
      const rules = await store.read(practiceId);
      expect(rules?.closures[0]?.revision).toBe(rules?.providers.get('dr-adams')?.revision);
    });

    it('keeps what a change does not name', async () => {
      await apply(setup);
      await apply({ schedules: [schedule('dr-cole')] });
      const rules = await store.read(practiceId);
      expect([...(rules?.providers.keys() ?? [])].sort()).toEqual(['dr-adams', 'dr-baker', 'dr-cole']);
      expect(rules?.appointmentTypes.get('exam')).toEqual(exam);
    });

    it('changes the practice itself and nothing else', async () => {
      await apply(setup);
      const before = await store.read(practiceId);
      const practice = { displayName: 'Riverside', version: 4, timeZone: 'America/New_York', policy };
      expect(await apply({ practice })).toBe('applied');
      expect(await store.read(practiceId)).toEqual({ ...before, ...practice, revision: (before?.revision ?? 0) + 1 });
    });

    it('removes a closure', async () => {
      await apply(setup);
      await apply({ addClosure: closure });
      await apply({ removeClosureId: closure.id });
      expect((await store.read(practiceId))?.closures).toEqual([]);
    });

    it('drops closures with the change of another, and stays readable', async () => {
      await apply(setup);
      for (const id of ['cls_1', 'cls_2', 'cls_3']) await apply({ addClosure: { ...closure, id } });
      const added = { ...closure, id: 'cls_4' };
      expect(await apply({ addClosure: added, dropClosureIds: ['cls_1', 'cls_2'] })).toBe('applied');
      expect(await apply({ removeClosureId: 'cls_3', dropClosureIds: [] })).toBe('applied');
      expect((await store.read(practiceId))?.closures.map(({ id }) => id)).toEqual(['cls_4']);
    });

    it('refuses a change that was decided on rules of another revision', async () => {
      await apply(setup);
      const basis = await store.read(practiceId);
      await apply({ touchProviderIds: ['dr-adams'] });
      expect(await store.apply(practiceId, basis, { addClosure: closure }, deadline)).toBe('stale');
      expect((await store.read(practiceId))?.closures).toEqual([]);
    });

    it('sets a practice up once when two try at the same time', async () => {
      const outcomes = await Promise.all([1, 2].map(() => store.apply(practiceId, undefined, setup, deadline)));
      expect(outcomes.sort()).toEqual(['applied', 'stale']);
    });

    it('makes one of many changes that were decided on the same rules', async () => {
      await apply(setup);
      const basis = await store.read(practiceId);
      const outcomes = await Promise.all(
        Array.from({ length: 8 }, (_, at) =>
          store.apply(practiceId, basis, { addClosure: { ...closure, id: `cls_${at}` } }, deadline),
        ),
      );
      expect(outcomes.filter((outcome) => outcome === 'applied')).toHaveLength(1);
      expect((await store.read(practiceId))?.closures).toHaveLength(1);
    });

    it('makes a change of more providers than a transaction has room for', async () => {
      const ids = Array.from({ length: 230 }, (_, at) => `dr-${at}`);
      await apply({ ...setup, schedules: ids.map((id) => schedule(id)) });
      const before = await store.read(practiceId);
      expect(before?.providers.size).toBe(230);
      const { providerId, ...practiceWide } = closure;
      expect(await apply({ addClosure: practiceWide, touchProviderIds: ids })).toBe('applied');
      const after = await store.read(practiceId);
      const untouched = ids.filter((id) => {
        const [now, then] = [after, before].map((rules) => rules?.providers.get(id)?.revision ?? Number.NaN);
        return !(Number(now) > Number(then)) || Number(now) < Number(after?.closures[0]?.revision);
      });
      expect(untouched).toEqual([]);
    });
  });
}
