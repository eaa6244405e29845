import { DynamoDbCircuitStore } from '@frontdesk/aws/dynamodb-circuit-store';
import { startTestDynamoDb, type TestDynamoDb } from '@frontdesk/testing/dynamodb-local';
import { afterAll, beforeAll } from 'vitest';
import { circuitStoreSuite } from './circuit-store-suite.ts';
import { outageSuite } from './outage-suite.ts';

let dynamoDb: TestDynamoDb;
let store: DynamoDbCircuitStore;
beforeAll(async () => {
  dynamoDb = await startTestDynamoDb();
  const { client, tableNames } = dynamoDb;
  store = new DynamoDbCircuitStore({ client, tableName: tableNames.circuits, timeoutMilliseconds: 30_000 });
});
afterAll(() => dynamoDb.stop());

circuitStoreSuite('in DynamoDB', () => store);
outageSuite('in DynamoDB', () => store);
