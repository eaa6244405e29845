import { it } from 'vitest';
import { MemoryWorld } from '../testing/memory-world.ts';
import { expectAgreement } from './who-has-the-time.ts';

it('search, booking and page agree on who has the time, whatever happened before', async () => {
  await expectAgreement(() => new MemoryWorld(), { numRuns: 40, lookEvery: 2 });
});
