import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { openTestDynamoDb, type TestDynamoDb } from '@frontdesk/testing/shared-dynamodb';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createDynamoDbClient } from './dynamodb-client.ts';

let database: TestDynamoDb;
let client: DynamoDBClient;
let TableName: string;

beforeAll(async () => {
  database = await openTestDynamoDb();
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', database.endpoint);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', database.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  client = createDynamoDbClient();
  TableName = database.tableNames.audit;
});

afterAll(async () => {
  vi.unstubAllEnvs();
  client?.destroy();
  await database?.stop();
});

const key = (entry: string) => ({ ownerKey: { S: 'p001#client' }, entry: { S: entry } });
const item = (entry: string) => ({
  ...key(entry),
  text: { S: 'Zoë 🦷 "quoted"\n' },
  number: { N: '-12.5' },
  flags: { L: [{ BOOL: true }, { NULL: true as const }] },
  map: { M: { inner: { SS: ['a', 'b'] } } },
});
const ConditionExpression = 'attribute_not_exists(ownerKey)';
const ReturnValuesOnConditionCheckFailure = 'ALL_OLD' as const;

test('reads what it wrote, page by page', async () => {
  for (const entry of ['1', '2']) await client.send(new PutItemCommand({ TableName, Item: item(entry) }));
  const { Item } = await client.send(new GetItemCommand({ TableName, Key: key('1'), ConsistentRead: true }));
  expect(Item).toEqual(item('1'));
  const query = {
    TableName,
    KeyConditionExpression: 'ownerKey = :owner',
    ExpressionAttributeValues: { ':owner': key('1').ownerKey },
    Limit: 1,
  };
  const { Items, LastEvaluatedKey } = await client.send(new QueryCommand(query));
  expect(Items).toEqual([item('1')]);
  const next = await client.send(new QueryCommand({ ...query, ExclusiveStartKey: LastEvaluatedKey }));
  expect(next.Items).toEqual([item('2')]);
});

test('tells a failed condition with the item that stands', async () => {
  await client.send(new PutItemCommand({ TableName, Item: item('kept') }));
  const again = new PutItemCommand({
    TableName,
    Item: item('kept'),
    ConditionExpression,
    ReturnValuesOnConditionCheckFailure,
  });
  const error: unknown = await client.send(again).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ConditionalCheckFailedException);
  expect(error).toMatchObject({ name: 'ConditionalCheckFailedException', Item: item('kept') });
});

test('tells why a transaction was cancelled, item by item', async () => {
  await client.send(new PutItemCommand({ TableName, Item: item('taken') }));
  const put = (entry: string) => ({
    Put: { TableName, Item: item(entry), ConditionExpression, ReturnValuesOnConditionCheckFailure },
  });
  const both = new TransactWriteItemsCommand({ TransactItems: [put('free'), put('taken')] });
  const error: unknown = await client.send(both).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(TransactionCanceledException);
  expect(error).toMatchObject({
    name: 'TransactionCanceledException',
    CancellationReasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed', Item: item('taken') }],
  });
});

test('names the errors of the service', async () => {
  const names = await Promise.all(
    [
      new GetItemCommand({ TableName: 'no-such-table', Key: key('1') }),
      new GetItemCommand({ TableName, Key: { other: { S: 'x' } } }),
    ].map((command) => client.send(command).catch(({ name }: Error) => name)),
  );
  expect(names).toEqual(['ResourceNotFoundException', 'ValidationException']);
});
