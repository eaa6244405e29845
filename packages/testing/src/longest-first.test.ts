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

it('starts the long files in the order of the list, then one project after the other', async () => {
  const [first = '', second = ''] = FIRST;
  const files = [
    specification('unit', 'a.test.ts'),
    specification('e2e', second),
    specification('integration', 'b.integration.test.ts'),
    specification('integration', first),
    specification('unit', 'c.test.ts'),
  ];
  const cache = { getTestSpecificationResult: () => ({ failed: false, duration: 1 }) };
  const sequencer = new LongestFirst({ cache } as unknown as Vitest);
  const sorted = await sequencer.sort(files as unknown as TestSpecification[]);
  expect(sorted.map(({ moduleId }) => moduleId.slice(repository.length))).toEqual([
    first,
    second,
    'b.integration.test.ts',
    'a.test.ts',
    'c.test.ts',
  ]);
});

it('lists files that are there', () => {
  expect(FIRST.filter((file) => !existsSync(repository + file))).toEqual([]);
});
