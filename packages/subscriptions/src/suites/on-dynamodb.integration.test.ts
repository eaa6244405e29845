import { systemClock } from '@frontdesk/core/clock';
import { openTestDynamoDb, type TestDynamoDb } from '@frontdesk/testing/shared-dynamodb';
import { afterAll, beforeAll } from 'vitest';
import { DynamoDbActivityLog } from '../adapters/dynamodb-activity-log.ts';
import { DynamoDbKeyDirectory } from '../adapters/dynamodb-key-directory.ts';
import { DynamoDbSubscriptionStore } from '../adapters/dynamodb-subscription-store.ts';
import { requestsSuite } from './requests-suite.ts';
import { type SubscriptionTables, subscriptionsSuite } from './subscriptions-suite.ts';

let database: TestDynamoDb;
let tables: SubscriptionTables;
beforeAll(async () => {
  database = await openTestDynamoDb();
  const table = { client: database.client, tableName: database.tableNames.subscriptions };
  tables = {
    store: new DynamoDbSubscriptionStore({
      ...table,
      auditTable: database.tableNames.audit,
      eventsTable: database.tableNames.events,
      clock: systemClock,
    }),
    keys: new DynamoDbKeyDirectory(table),
    log: new DynamoDbActivityLog({ client: database.client, tableName: database.tableNames.audit }),
  };
});
afterAll(() => database?.stop());

subscriptionsSuite('on DynamoDB', () => tables);
requestsSuite('on DynamoDB', () => tables);
