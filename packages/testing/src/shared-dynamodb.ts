import { randomUUID } from 'node:crypto';
import { DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import type { LocalCloudOptions } from '@frontdesk/local/running-cloud';
import { inject } from 'vitest';
import { createHouseTables, type TestDynamoDb } from './dynamodb-local.ts';

export type { TestDynamoDb } from './dynamodb-local.ts';

/** The key of the integration tests' database. Not that of the shared cloud: DynamoDB Local looks through all streams of a
 *  database, with all their records, whenever a table with a stream is used. */
const SUITES = 'suites';

/** A suite's own set of the house's tables, under names of its own, in the database that the integration tests share.
 *  One per suite: call it in `beforeAll` and `stop` in `afterAll`. */
export const openTestDynamoDb = (): Promise<TestDynamoDb> => open(`${randomUUID()}-`, SUITES);

/** The house's tables under their own names, in a database of their own in the same server: for a suite that floods its
 *  database or measures time, which others would wait for, and for one that lists tables. */
export const openOwnDynamoDb = (): Promise<TestDynamoDb> => open('', newKeyId());

/** For a local cloud beside the shared one, or a suite that makes its own tables: an empty database in the server that runs
 *  already. */
export const ownDatabase = (): Required<Pick<LocalCloudOptions, 'dynamoDbEndpoint' | 'dynamoDbKeyId'>> => ({
  dynamoDbEndpoint: inject('sharedDynamoDb'),
  dynamoDbKeyId: newKeyId(),
});

async function open(prefix: string, accessKeyId: string): Promise<TestDynamoDb> {
  const database = await createHouseTables(inject('sharedDynamoDb'), prefix, accessKeyId);
  const { client, tableNames } = database;
  return {
    ...database,
    stop: async () => {
      const names = Object.values(tableNames);
      await Promise.all(names.map((TableName) => client.send(new DeleteTableCommand({ TableName }))));
      await database.stop();
    },
  };
}

/** DynamoDB Local takes letters and digits only. */
const newKeyId = (): string => randomUUID().replaceAll('-', '');
