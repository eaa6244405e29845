import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createTables } from '@frontdesk/local/dynamodb/create-tables';
import { startDynamoDbLocal } from '@frontdesk/local/dynamodb/dynamodb-local';
import { localDynamoDbClient } from '@frontdesk/local/dynamodb/local-dynamodb-client';
import { readTableNames, readTableResources, type TableNames } from './table-templates.ts';

export interface TestDynamoDb {
  /** For further clients, for example one with faults injected. */
  endpoint: string;
  client: DynamoDBClient;
  tableNames: TableNames;
  stop(): Promise<void>;
}

/** A fresh DynamoDB Local with every table of the house, as the services' own templates define them.
 *  One per suite: call it in `beforeAll` and `stop` in `afterAll`. Takes two to three seconds. Nothing expires in it:
 *  DynamoDB Local deletes by the machine's clock, within seconds, and a test may live in any year. */
export async function startTestDynamoDb(): Promise<TestDynamoDb> {
  const server = await startDynamoDbLocal({ startQuickly: true, heapMegabytes: 256 });
  try {
    await createTables(server.endpoint, withoutTimeToLive(readTableResources()));
  } catch (error) {
    await server.stop();
    throw error;
  }
  const client = localDynamoDbClient(server.endpoint);
  return {
    endpoint: server.endpoint,
    client,
    tableNames: readTableNames(),
    stop: async () => {
      client.destroy();
      await server.stop();
    },
  };
}

function withoutTimeToLive(tables: ReturnType<typeof readTableResources>): ReturnType<typeof readTableResources> {
  const entries = Object.entries(tables).map(([logicalId, table]) => {
    const { TimeToLiveSpecification: _, ...properties } = table.Properties ?? {};
    return [logicalId, { ...table, Properties: properties }];
  });
  return Object.fromEntries(entries);
}
