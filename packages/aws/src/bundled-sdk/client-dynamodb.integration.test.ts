import * as sdk from '@aws-sdk/client-dynamodb';
import { startTestDynamoDb, type TestDynamoDb } from '@frontdesk/testing/dynamodb-local';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as ours from './client-dynamodb.ts';
import type { ClientConfig } from './json-client.ts';

let database: TestDynamoDb;
let client: ours.DynamoDBClient;

beforeAll(async () => {
  database = await startTestDynamoDb();
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', database.endpoint);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  client = new ours.DynamoDBClient(settings);
});

afterAll(async () => {
  vi.unstubAllEnvs();
  client.destroy();
  await database.stop();
});

const settings: ClientConfig = {
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_500, throwOnRequestTimeout: true },
};

/** Each command, the SDK's and ours. */
const COMMANDS = {
  BatchGetItem: [sdk.BatchGetItemCommand, ours.BatchGetItemCommand],
  BatchWriteItem: [sdk.BatchWriteItemCommand, ours.BatchWriteItemCommand],
  DeleteItem: [sdk.DeleteItemCommand, ours.DeleteItemCommand],
  GetItem: [sdk.GetItemCommand, ours.GetItemCommand],
  PutItem: [sdk.PutItemCommand, ours.PutItemCommand],
  Query: [sdk.QueryCommand, ours.QueryCommand],
  TransactWriteItems: [sdk.TransactWriteItemsCommand, ours.TransactWriteItemsCommand],
  UpdateItem: [sdk.UpdateItemCommand, ours.UpdateItemCommand],
} as unknown as Record<string, [new (input: object) => sdk.GetItemCommand, new (input: object) => ours.GetItemCommand]>;

/** What a request comes to: its output, or its error with everything that code may look at. */
async function outcome(request: Promise<object>): Promise<unknown> {
  try {
    const { $metadata, ...output } = (await request) as { $metadata: { httpStatusCode: number } };
    return { status: $metadata.httpStatusCode, ...output };
  } catch (error) {
    const { name, message, $fault, $metadata, CancellationReasons, Item } =
      error as sdk.TransactionCanceledException & {
        Item?: unknown;
      };
    return { name, message, $fault, status: $metadata.httpStatusCode, CancellationReasons, Item };
  }
}

/** Sends the same with the SDK and with the client of the bundles, and expects the same. */
async function expectSame(name: string, input: object): Promise<unknown> {
  const [OfSdk, Ours] = COMMANDS[name]!;
  const expected = await outcome(database.client.send(new OfSdk(input)));
  const actual = await outcome(client.send(new Ours(input)));
  expect(actual).toEqual(expected);
  return actual;
}

const key = (entry: string) => ({ ownerKey: { S: 'p001#conformance' }, entry: { S: entry } });
const item = (entry: string) => ({
  ...key(entry),
  text: { S: 'Zoë 🦷 "quoted"\n' },
  number: { N: '-12.5' },
  flags: { L: [{ BOOL: true }, { NULL: true as const }] },
  map: { M: { inner: { SS: ['a', 'b'] } } },
});

test('writes, reads and queries as the SDK does', async () => {
  const TableName = database.tableNames.audit;
  await expectSame('PutItem', { TableName, Item: item('1') });
  await expectSame('GetItem', { TableName, Key: key('1'), ConsistentRead: true });
  await expectSame('GetItem', { TableName, Key: key('none') });
  const requests = ['2', '3', '4'].map((entry) => ({ PutRequest: { Item: item(entry) } }));
  await expectSame('BatchWriteItem', { RequestItems: { [TableName]: requests } });
  await expectSame('BatchGetItem', { RequestItems: { [TableName]: { Keys: [key('2'), key('none')] } } });
  const change = {
    TableName,
    Key: key('2'),
    UpdateExpression: 'SET #number = :one',
    ExpressionAttributeNames: { '#number': 'number' },
    ExpressionAttributeValues: { ':one': { N: '1' } },
    ReturnValues: 'ALL_NEW',
  };
  await expectSame('UpdateItem', change);
  await expectSame('DeleteItem', { TableName, Key: key('none'), ReturnValues: 'ALL_OLD' });
  const query = {
    TableName,
    KeyConditionExpression: 'ownerKey = :owner',
    ExpressionAttributeValues: { ':owner': key('1').ownerKey },
    Limit: 2,
  };
  const page = await expectSame('Query', query);
  const { LastEvaluatedKey } = page as sdk.QueryCommandOutput;
  expect(LastEvaluatedKey).toBeDefined();
  await expectSame('Query', { ...query, ExclusiveStartKey: LastEvaluatedKey });
});

test('tells a failed condition with the item that stands', async () => {
  const TableName = database.tableNames.audit;
  await expectSame('PutItem', { TableName, Item: item('kept') });
  const refused = await expectSame('PutItem', {
    TableName,
    Item: item('kept'),
    ConditionExpression: 'attribute_not_exists(ownerKey)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });
  expect(refused).toMatchObject({ name: 'ConditionalCheckFailedException', Item: item('kept') });
  const without = new ours.PutItemCommand({
    TableName,
    Item: item('kept'),
    ConditionExpression: 'attribute_not_exists(ownerKey)',
  });
  const error: unknown = await client.send(without).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ours.ConditionalCheckFailedException);
  expect(error).toBeInstanceOf(ours.DynamoDBServiceException);
});

test('tells why a transaction was cancelled, item by item', async () => {
  const TableName = database.tableNames.audit;
  await expectSame('PutItem', { TableName, Item: item('taken') });
  const put = (entry: string) => ({
    Put: {
      TableName,
      Item: item(entry),
      ConditionExpression: 'attribute_not_exists(ownerKey)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
    },
  });
  const cancelled = await expectSame('TransactWriteItems', { TransactItems: [put('free'), put('taken')] });
  expect(cancelled).toMatchObject({
    name: 'TransactionCanceledException',
    CancellationReasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed', Item: item('taken') }],
  });
  const error: unknown = await client
    .send(new ours.TransactWriteItemsCommand({ TransactItems: [put('taken')] }))
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ours.TransactionCanceledException);
  expect(error).toBeInstanceOf(ours.DynamoDBServiceException);
  await client.send(new ours.TransactWriteItemsCommand({ TransactItems: [put('free')] }));
});

test('names the errors of the service as the SDK does', async () => {
  await expectSame('GetItem', { TableName: 'no-such-table', Key: key('1') });
  await expectSame('GetItem', { TableName: database.tableNames.audit, Key: { other: { S: 'x' } } });
  await expectSame('Query', { TableName: database.tableNames.audit, KeyConditionExpression: 'nonsense' });
});

test('refuses settings that would have no effect', () => {
  expect(() => new ours.DynamoDBClient({ ...settings, endpoint: 'http://127.0.0.1:1' } as never)).toThrow(TypeError);
  expect(() => new ours.DynamoDBClient({ ...settings, maxAttempts: 3 } as never)).toThrow(TypeError);
});
