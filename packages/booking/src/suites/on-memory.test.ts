import { beforeEach } from 'vitest';
import { MemoryWorld } from '../testing/memory-world.ts';
import { bookingSuite } from './booking-suite.ts';
import { changesSuite } from './changes-suite.ts';
import { holdsSuite } from './holds-suite.ts';
import { idempotencySuite } from './idempotency-suite.ts';
import { listingSuite } from './listing-suite.ts';
import { patientCorrectionsSuite } from './patient-corrections-suite.ts';
import { patientsSuite } from './patients-suite.ts';
import { timeSuite } from './time-suite.ts';

let world = new MemoryWorld();

beforeEach(() => {
  world = new MemoryWorld();
});

for (const suite of [
  bookingSuite,
  idempotencySuite,
  timeSuite,
  holdsSuite,
  changesSuite,
  listingSuite,
  patientsSuite,
  patientCorrectionsSuite,
]) {
  suite(() => world);
}
