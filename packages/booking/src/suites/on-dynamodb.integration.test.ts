import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type DynamoDbWorld, startDynamoDbWorld } from '../testing/dynamodb-world.ts';
import { bookingSuite } from './booking-suite.ts';
import { changesSuite } from './changes-suite.ts';
import { holdsSuite } from './holds-suite.ts';
import { idempotencySuite } from './idempotency-suite.ts';
import { listingSuite } from './listing-suite.ts';
import { patientCorrectionsSuite } from './patient-corrections-suite.ts';
import { patientsSuite } from './patients-suite.ts';
import { timeSuite } from './time-suite.ts';

let world: DynamoDbWorld;

beforeAll(async () => {
  world = await startDynamoDbWorld();
});

beforeEach(() => world.clock.set('2026-03-01T12:00:00Z'));

afterAll(() => world.stop());

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
