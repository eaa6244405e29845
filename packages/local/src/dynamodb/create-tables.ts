import {
  CreateTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  ResourceInUseException,
  type TableDescription,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import type { CloudFormationResource } from '@frontdesk/service-model/service-model';
import { LocalSetupError } from '../local-setup-error.ts';
import { localDynamoDbClient } from './local-dynamodb-client.ts';
import { readTableDefinition, type TableDefinition, tableResourceType } from './table-definition.ts';

/** Creates every AWS::DynamoDB::Table among `resources` (by logical id) in the server at `endpoint` and returns the
 *  tables' names. A table that is there already is kept with its items, so it can run over a kept data directory.
 *  Throws LocalSetupError when a kept table has other keys or indexes than the template now asks for. */
export async function createTables(
  endpoint: string,
  resources: Readonly<Record<string, CloudFormationResource>>,
  accessKeyId?: string,
): Promise<string[]> {
  const definitions = Object.entries(resources)
    .filter(([, resource]) => resource.Type === tableResourceType)
    .map(([logicalId, resource]) => readTableDefinition(logicalId, resource));
  const client = localDynamoDbClient(endpoint, accessKeyId);
  try {
    await Promise.all(definitions.map((definition) => createTable(client, definition)));
  } finally {
    client.destroy();
  }
  return definitions.map(({ create }) => create.TableName);
}

async function createTable(client: DynamoDBClient, { create, timeToLiveAttribute }: TableDefinition): Promise<void> {
  const { TableName } = create;
  try {
    const { TableDescription: table } = await client.send(new CreateTableCommand(create));
    if (table?.TableStatus !== 'ACTIVE') {
      await waitUntilTableExists({ client, maxWaitTime: 30, minDelay: 1 }, { TableName });
    }
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
    const { Table: kept } = await client.send(new DescribeTableCommand({ TableName }));
    if (kept === undefined || shapeOf(kept) !== shapeOf(create)) throw differentTable(TableName);
  }
  if (timeToLiveAttribute !== undefined) await enableTimeToLive(client, TableName, timeToLiveAttribute);
}

/** Enabling twice is an error in DynamoDB, so it is asked first. */
async function enableTimeToLive(client: DynamoDBClient, TableName: string, AttributeName: string): Promise<void> {
  const { TimeToLiveDescription: current } = await client.send(new DescribeTimeToLiveCommand({ TableName }));
  if (current?.TimeToLiveStatus === 'ENABLED' && current.AttributeName === AttributeName) return;
  const TimeToLiveSpecification = { AttributeName, Enabled: true };
  await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
}

/** What cannot change in place, in one comparable text: keys, their types, indexes and the stream. */
function shapeOf(table: TableDescription | TableDefinition['create']): string {
  const keys = (schema: TableDescription['KeySchema']) =>
    (schema ?? []).map(({ AttributeName, KeyType }) => `${KeyType}:${AttributeName}`).sort();
  const indexes = [...(table.GlobalSecondaryIndexes ?? []), ...(table.LocalSecondaryIndexes ?? [])].map((index) => [
    index.IndexName,
    keys(index.KeySchema),
    index.Projection?.ProjectionType,
    [...(index.Projection?.NonKeyAttributes ?? [])].sort(),
  ]);
  return JSON.stringify([
    keys(table.KeySchema),
    (table.AttributeDefinitions ?? [])
      .map(({ AttributeName, AttributeType }) => `${AttributeName}:${AttributeType}`)
      .sort(),
    indexes.map((index) => JSON.stringify(index)).sort(),
    table.StreamSpecification?.StreamViewType ?? null,
  ]);
}

function differentTable(tableName: string): LocalSetupError {
  return new LocalSetupError(
    `The kept table ${tableName} has other keys, indexes or stream than its template now asks for. ` +
      'Remove the data directory (its items are lost) or start with another one.',
  );
}
