import { MemoryCircuitStore } from '@frontdesk/upstream/testing/memory-circuit-store';
import { beforeEach } from 'vitest';
import { MemoryWorld } from '../testing/memory-world.ts';
import { nightLaneSuite } from './night-lane-suite.ts';
import { nightRunsSuite } from './night-runs-suite.ts';
import { outageSuite } from './outage-suite.ts';
import { verificationsSuite } from './verifications-suite.ts';

let world = new MemoryWorld();

beforeEach(() => {
  world = new MemoryWorld();
});

verificationsSuite(() => world);
nightRunsSuite(() => world);
nightLaneSuite(() => world);
outageSuite('in memory', () => new MemoryCircuitStore());
