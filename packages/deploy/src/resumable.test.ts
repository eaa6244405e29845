import { expect, it } from 'vitest';
import { resumable } from './resumable.ts';

it('gives what the work gives', async () => {
  expect(await resumable(undefined, async () => 7)).toBe(7);
});

it.each([
  ['the last part that was done', 'a', ['b', 'c'], 'To go on from here: --from c'],
  ['where it began, when no part was done', 'a', [], 'To go on from here: --from a'],
])('says how to go on from %s', async (_, from, parts, advice) => {
  const work = resumable(from, async (goOnFrom) => {
    for (const part of parts) goOnFrom(part);
    throw new Error('Away');
  });
  await expect(work).rejects.toThrow(advice);
});

it('advises nothing when there is nothing to go on from', async () => {
  const work = resumable(undefined, async () => {
    throw new Error('Away');
  });
  await expect(work).rejects.toMatchObject({ message: expect.not.stringContaining('--from') });
});
