import { afterAll, beforeAll, it } from 'vitest';
import { type DynamoDbWorld, startDynamoDbWorld } from '../testing/dynamodb-world.ts';
import { expectAgreement } from './who-has-the-time.ts';

let world: DynamoDbWorld;

beforeAll(async () => {
  world = await startDynamoDbWorld();
});

afterAll(() => world.stop());

it('search, booking and page agree on who has the time, on DynamoDB as in memory', async () => {
  await expectAgreement(() => world, { numRuns: 6, lookEvery: 12 });
});
