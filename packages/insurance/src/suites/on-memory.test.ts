import { beforeEach } from 'vitest';
import { MemoryWorld } from '../testing/memory-world.ts';
import { verificationsSuite } from './verifications-suite.ts';

let world = new MemoryWorld();

beforeEach(() => {
  world = new MemoryWorld();
});

verificationsSuite(() => world);
