import { DynamoDbCircuitStore } from '@frontdesk/aws/dynamodb-circuit-store';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type DynamoDbWorld, startDynamoDbWorld } from '../testing/dynamodb-world.ts';
import { nightLaneSuite } from './night-lane-suite.ts';
import { nightRunsSuite } from './night-runs-suite.ts';
import { outageSuite } from './outage-suite.ts';
import { verificationsSuite } from './verifications-suite.ts';

let world: DynamoDbWorld;

beforeAll(async () => {
  world = await startDynamoDbWorld();
});

beforeEach(() => world.clock.set('2026-12-01T12:00:00Z'));

afterAll(() => world?.stop());

verificationsSuite(() => world);
nightRunsSuite(() => world);
nightLaneSuite(() => world);
outageSuite('in DynamoDB', () => {
  const { client, tableNames } = world.database;
  return new DynamoDbCircuitStore({ client, tableName: tableNames.circuits, timeoutMilliseconds: 30_000 });
});
