import { openTestDynamoDb, type TestDynamoDb } from '@frontdesk/testing/shared-dynamodb';
import { afterAll, beforeAll } from 'vitest';
import { planListsSuite } from '../testing/plan-lists.suite.ts';
import { DynamoDbPlanLists } from './dynamodb-plan-lists.ts';

let database: TestDynamoDb;
beforeAll(async () => {
  database = await openTestDynamoDb();
});
afterAll(() => database.stop());

let practices = 0;

planListsSuite(
  () => new DynamoDbPlanLists({ client: database.client, tableName: database.tableNames.insurance }),
  () => {
    practices += 1;
    return `p${practices}`;
  },
);
