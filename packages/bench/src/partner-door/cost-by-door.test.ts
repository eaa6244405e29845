import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceModel } from '@frontdesk/service-model/service-model';
import { expect, test } from 'vitest';
import { REPOSITORY_ROOT } from '../repository.ts';
import { costByDoor } from './cost-by-door.ts';

const service = (name: string, memory: Record<string, number>): ServiceModel =>
  ({
    service: name,
    functions: Object.entries(memory).map(([key, memoryMegabytes]) => ({ key, memoryMegabytes })),
  }) as ServiceModel;

test('a million requests cost through each door what docs/cost.md says', () => {
  const document = readFileSync(join(REPOSITORY_ROOT, 'docs/cost.md'), 'utf8');
  const documented = (row: string): string | undefined =>
    document
      .split('\n')
      .find((line) => line.startsWith(`| ${row} |`))
      ?.split('|')
      .at(-2)
      ?.trim();
  const costs = costByDoor([
    service('appointments', { bookAppointment: 1024 }),
    service('slots', { searchSlots: 512 }),
    service('partners', { bookAppointment: 1024, searchSlots: 512 }),
  ]);
  expect(costs.map(({ measured }) => measured)).toEqual(
    ['bookings', "vendors' bookings", 'slot searches (28 days)', "vendors' slot searches"].map(
      (row) => `$ ${documented(row)}`,
    ),
  );
});
