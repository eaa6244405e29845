import { describe, expect, it } from 'vitest';
import { type LiveAlias, movedByHand, promote, type ReleaseDesk, rollback } from './release-desk.ts';

/** One function, `book`: version 3 is of the release that began at 250 ms, 1 and 2 of those before. */
function desk(alias: LiveAlias | undefined, releaseId?: string) {
  const changes: string[] = [];
  const fake: ReleaseDesk = {
    functions: async () => ['book'],
    alias: async () => alias,
    versions: async () => [1, 2, 3].map((number) => ({ number: String(number), publishedEpochMs: number * 100 })),
    lastRelease: async () => ({ startedEpochMs: 250, versions: new Map([['book', '3']]) }),
    pointTo: async (name, version) => void changes.push(`${name} -> ${version}`),
    runningRelease: async () => releaseId,
    stopRelease: async (id) => void changes.push(`stop ${id}`),
  };
  return { fake, changes };
}
const CANARY: LiveAlias = { version: '2', canary: { version: '3', share: 0.1 } };

describe('rollback', () => {
  it('stops a release that is under way, which puts the alias back', async () => {
    const { fake, changes } = desk(CANARY, 'd-1');
    expect(await rollback(fake)).toEqual([
      { functionName: 'book', done: 'release d-1 stopped, all calls to version 2 again' },
    ]);
    expect(changes).toEqual(['stop d-1']);
  });

  it('sends all calls to the version before when no release is under way', async () => {
    const { fake, changes } = desk({ version: '3' });
    await rollback(fake);
    expect(changes).toEqual(['book -> 2']);
  });

  it('leaves a function that the last release did not change, and one that has been taken back', async () => {
    const { fake, changes } = desk({ version: '2' });
    expect(await rollback(fake)).toEqual([
      { functionName: 'book', done: 'version 2 stays: the last release did not change it' },
    ]);
    expect(changes).toEqual([]);
  });

  it('leaves the first version where it is', async () => {
    const { fake, changes } = desk({ version: '3' });
    fake.versions = async () => [{ number: '3', publishedEpochMs: 300 }];
    expect(await rollback(fake)).toEqual([{ functionName: 'book', done: 'version 3 stays: there is none before it' }]);
    expect(changes).toEqual([]);
  });

  it('changes nothing when it is only asked what it would do', async () => {
    const { fake, changes } = desk(CANARY, 'd-1');
    expect(await rollback(fake, { dryRun: true })).toHaveLength(1);
    expect(changes).toEqual([]);
  });

  it('passes by a function that has no alias', async () => {
    expect(await rollback(desk(undefined).fake)).toEqual([]);
  });
});

describe('promote', () => {
  it('gives the canary all calls', async () => {
    const { fake, changes } = desk(CANARY, 'd-1');
    expect(await promote(fake)).toEqual([{ functionName: 'book', done: 'from version 2 to 3' }]);
    expect(changes).toEqual(['book -> 3']);
  });

  it('undoes a rollback', async () => {
    const { fake, changes } = desk({ version: '2' });
    await promote(fake);
    expect(changes).toEqual(['book -> 3']);
  });

  it('sends nobody to a version that failed before the last release', async () => {
    const { fake, changes } = desk({ version: '2' });
    fake.lastRelease = async () => ({ startedEpochMs: 350, versions: new Map([['book', '2']]) });
    await promote(fake);
    expect(changes).toEqual([]);
  });

  it('does nothing twice', async () => {
    const { fake, changes } = desk({ version: '3' });
    expect(await promote(fake)).toEqual([{ functionName: 'book', done: 'version 3 has all calls already' }]);
    expect(changes).toEqual([]);
  });
});

describe('an alias that is not where the stack has put it', () => {
  it('was moved by hand', async () => {
    expect(await movedByHand(desk({ version: '2' }).fake)).toEqual(['book']);
    expect(await movedByHand(desk({ version: '3' }).fake)).toEqual([]);
    expect(await movedByHand(desk(undefined).fake)).toEqual([]);
  });
});
