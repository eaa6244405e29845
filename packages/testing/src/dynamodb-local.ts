import type { DynamoDBClient, DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { createTables } from '@frontdesk/local/dynamodb/create-tables';
import { startDynamoDbLocal } from '@frontdesk/local/dynamodb/dynamodb-local';
import { localDynamoDbClient } from '@frontdesk/local/dynamodb/local-dynamodb-client';
import { readTableNames, readTableResources, type TableNames } from './table-templates.ts';

export interface TestDynamoDb {
  /** For further clients, for example one with faults injected. */
  endpoint: string;
  /** Of the database with the tables, where the server keeps one for each key. */
  accessKeyId: string;
  client: DynamoDBClient;
  /** A further client with settings of its own; who asks for it destroys it. */
  newClient(settings: DynamoDBClientConfig): DynamoDBClient;
  tableNames: TableNames;
  stop(): Promise<void>;
}

/** A fresh DynamoDB Local with every table of the house, as the services' own templates define and name them.
 *  Takes two to three seconds. Nothing expires in it: DynamoDB Local deletes by the machine's clock, within seconds, and a
 *  test may live in any year. */
export async function startTestDynamoDb(): Promise<TestDynamoDb> {
  const server = await startDynamoDbLocal({ heapMegabytes: 256 });
  try {
    const database = await createHouseTables(server.endpoint, '');
    return { ...database, stop: () => database.stop().then(() => server.stop()) };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Creates the tables of the house in a server, with this before their names, without streams: no suite reads one, and each would
 *  keep a record of every change. To stop it takes no table away. */
export async function createHouseTables(
  endpoint: string,
  prefix: string,
  accessKeyId = 'local',
): Promise<TestDynamoDb> {
  await createTables(endpoint, testTables(prefix), accessKeyId);
  const client = localDynamoDbClient(endpoint, accessKeyId);
  const names = Object.entries(readTableNames()).map(([table, name]) => [table, prefix + name]);
  return {
    endpoint,
    accessKeyId,
    client,
    newClient: (settings) => localDynamoDbClient(endpoint, accessKeyId, settings),
    tableNames: Object.fromEntries(names) as TableNames,
    stop: async () => client.destroy(),
  };
}

function testTables(prefix: string): ReturnType<typeof readTableResources> {
  const entries = Object.entries(readTableResources()).map(([logicalId, table]) => {
    const { TimeToLiveSpecification: _, StreamSpecification: __, ...properties } = table.Properties ?? {};
    return [logicalId, { ...table, Properties: { ...properties, TableName: `${prefix}${properties.TableName}` } }];
  });
  return Object.fromEntries(entries);
}
