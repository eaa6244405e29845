import { randomUUID } from 'node:crypto';
import { DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import { localDynamoDbClient } from '@frontdesk/local/dynamodb/local-dynamodb-client';
import { inject } from 'vitest';
import { createHouseTables, type TestDynamoDb } from './dynamodb-local.ts';

export type { TestDynamoDb } from './dynamodb-local.ts';

/** A suite's own set of the house's tables, under names of its own, in the DynamoDB Local that the integration tests share.
 *  One per suite: call it in `beforeAll` and `stop` in `afterAll`. A suite that floods its database, or measures time, starts
 *  one of its own (`startTestDynamoDb`). */
export async function openTestDynamoDb(): Promise<TestDynamoDb> {
  const endpoint = inject('sharedDynamoDb');
  const database = await createHouseTables(endpoint, `${randomUUID()}-`);
  const remove = async (): Promise<void> => {
    const client = localDynamoDbClient(endpoint);
    const names = Object.values(database.tableNames);
    await Promise.all(names.map((TableName) => client.send(new DeleteTableCommand({ TableName }))));
    client.destroy();
  };
  return { ...database, stop: () => database.stop().then(remove) };
}
