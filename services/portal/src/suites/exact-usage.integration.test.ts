import { openTestDynamoDb, type TestDynamoDb } from '@frontdesk/testing/shared-dynamodb';
import { afterAll } from 'vitest';
import { exactUsageSuite } from './exact-usage-suite.ts';

/** A transaction of a hundred items takes DynamoDB Local long; `FRONTDESK_SOAK=true` counts as many here as in memory. */
const CALLS = process.env.FRONTDESK_SOAK === 'true' ? 10_000 : 800;

let database: TestDynamoDb | undefined;
afterAll(() => database?.stop());

exactUsageSuite('on DynamoDB', CALLS, async () => {
  database = await openTestDynamoDb();
  return { client: database.client, tableName: database.tableNames.usage };
});
