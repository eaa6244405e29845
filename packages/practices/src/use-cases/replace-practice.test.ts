import { AppError } from '@frontdesk/core/app-error';
import { SetClock } from '@frontdesk/testing/set-clock';
import { describe, expect, it } from 'vitest';
import { practiceDocument } from '../testing/practice-documents.ts';
import { seededStore } from '../testing/seeded-store.ts';
import { importPractice } from './import-practice.ts';
import { readPractice } from './read-practice.ts';
import { replacePractice } from './replace-practice.ts';

async function practice(document = practiceDocument({ displayName: 'Praxis Müller' })) {
  const clock = new SetClock('2026-11-22T12:00:00Z');
  const store = await seededStore(clock, document);
  const rename = (displayName: string, known: number, practiceId = 'p001') =>
    replacePractice(
      { store, clock },
      {
        ...{ practiceId, displayName, deadline: clock.now() + 1000 },
        demandVersion: (version) => {
          if (version !== known) throw new AppError('STALE_VERSION');
        },
      },
    );
  return { clock, store, rename };
}

describe('replacing a practice', () => {
  it('gives it a name and a new version, and leaves all else, with the revisions of the providers', async () => {
    const { store, rename } = await practice();
    const before = await store.read('p001');
    const shown = await readPractice(store, 'p001');
    expect(shown).toMatchObject({ displayName: 'Praxis Müller', version: 1 });
    const renamed = { ...shown, displayName: 'Riverside Family Practice', version: 2 };
    expect(await rename('Riverside Family Practice', 1)).toEqual(renamed);
    expect(await readPractice(store, 'p001')).toEqual(renamed);
    const after = await store.read('p001');
    expect(after).toEqual({
      ...before,
      ...{ displayName: 'Riverside Family Practice', version: 2, revision: (before?.revision ?? 0) + 1 },
    });
  });

  it('lets one of two succeed that have read the same version', async () => {
    const { rename } = await practice();
    const outcomes = await Promise.allSettled(['One', 'Two'].map((name) => rename(name, 1)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('finds no practice that was never set up', async () => {
    const { rename } = await practice();
    await expect(rename('Nobody', 1, 'p002')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it.each([
    ['the same', {}, 2],
    ['without a name', { displayName: undefined }, 2],
    ['with another name', { displayName: 'Praxis Müller' }, 3],
    ['in another zone', { timeZone: 'America/Denver' }, 3],
  ])('an import %s has the version follow from the content', async (_, change, version) => {
    const { clock, store, rename } = await practice();
    await rename('Riverside', 1);
    const document = { ...practiceDocument({ displayName: 'Riverside' }), ...change };
    await importPractice({ store, clock }, document, clock.now() + 1000);
    expect((await store.read('p001'))?.version).toBe(version);
  });
});
