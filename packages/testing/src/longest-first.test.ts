import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { TestSpecification, Vitest } from 'vitest/node';
import { FIRST, LongestFirst } from './longest-first.ts';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const config = { isolate: false, sequence: { groupOrder: 0 } };
const specification = (project: string, file: string) => ({
  moduleId: repository + file,
  project: { name: project, config },
});

it('starts one project after the other, in each the files of the list first, in its order', async () => {
  const [first = '', second = ''] = FIRST;
  const files = [
    specification('unit', 'a.test.ts'),
    specification('e2e', 'd.e2e.test.ts'),
    specification('e2e', second),
    specification('integration', 'b.integration.test.ts'),
    specification('e2e', first),
    specification('unit', 'c.test.ts'),
    specification('integration', FIRST.at(-1) ?? ''),
  ];
  const cache = { getTestSpecificationResult: () => ({ failed: false, duration: 1 }) };
  const sequencer = new LongestFirst({ cache } as unknown as Vitest);
  const sorted = await sequencer.sort(files as unknown as TestSpecification[]);
  expect(sorted.map(({ moduleId }) => moduleId.slice(repository.length))).toEqual([
    first,
    second,
    'd.e2e.test.ts',
    FIRST.at(-1),
    'b.integration.test.ts',
    'a.test.ts',
    'c.test.ts',
  ]);
});

it('lists files that are there', () => {
  expect(FIRST.filter((file) => !existsSync(repository + file))).toEqual([]);
});
