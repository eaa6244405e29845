import {
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { createTables } from '@frontdesk/local/dynamodb/create-tables';
import { localDynamoDbClient } from '@frontdesk/local/dynamodb/local-dynamodb-client';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { type DynamoDbMeter, startDynamoDbMeter } from './dynamodb-meter.ts';

const TableName = 'frontdesk-dev-audit';
const AUDIT = {
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['ownerKey', 'entry'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: [
      { AttributeName: 'ownerKey', KeyType: 'HASH' },
      { AttributeName: 'entry', KeyType: 'RANGE' },
    ],
  },
};

let meter: DynamoDbMeter;
let client: DynamoDBClient;

beforeAll(async () => {
  const endpoint = inject('sharedDynamoDb');
  const accessKeyId = `metered${Date.now()}`;
  await createTables(endpoint, { AUDIT }, accessKeyId);
  meter = await startDynamoDbMeter(() => endpoint);
  client = localDynamoDbClient(meter.endpoint, accessKeyId);
});
afterAll(async () => {
  client?.destroy();
  await meter?.stop();
});
beforeEach(() => void meter.take());

const entry = (n: number, text = '') => ({ ownerKey: { S: 'p001#apt' }, entry: { S: `e${n}` }, text: { S: text } });

describe('the meter', () => {
  it.each([1, 2, 11, 50])('counts two units for each of %i items of a transaction', async (items) => {
    const TransactItems = Array.from({ length: items }, (_, n) => ({
      Put: { TableName, Item: entry(items * 1000 + n) },
    }));
    await client.send(new TransactWriteItemsCommand({ TransactItems }));
    expect(meter.take()).toEqual({ writeUnits: { audit: 2 * items }, readUnits: {}, calls: 1, callsTo: {} });
  });

  it('counts every kilobyte that was begun, of an item that is put or stands already', async () => {
    const long = entry(1, 'x'.repeat(2_000));
    await client.send(new TransactWriteItemsCommand({ TransactItems: [{ Put: { TableName, Item: long } }] }));
    expect(meter.take().writeUnits).toEqual({ audit: 4 });
    const { text: _, ...Key } = long;
    const check = { TableName, Key, ConditionExpression: 'attribute_exists(ownerKey)' };
    await client.send(new TransactWriteItemsCommand({ TransactItems: [{ ConditionCheck: check }] }));
    expect(meter.take().writeUnits).toEqual({ audit: 4 });
  });

  it('counts one unit outside a transaction, and half of one for a read that may be old', async () => {
    await client.send(new PutItemCommand({ TableName, Item: entry(2) }));
    const { text: _, ...Key } = entry(2);
    await client.send(new GetItemCommand({ TableName, Key }));
    await client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
    expect(meter.take()).toEqual({
      writeUnits: { audit: 1 },
      readUnits: { audit: 1.5 },
      calls: 3,
      callsTo: { audit: 3 },
    });
  });

  it('counts a write whose condition does not hold by the item that stands', async () => {
    const long = entry(3, 'x'.repeat(1_500));
    const { text: _, ...Key } = long;
    const change = (name: string) => ({
      TableName,
      Key,
      UpdateExpression: 'SET #text = :text',
      ConditionExpression: `attribute_exists(${name})`,
      ExpressionAttributeNames: { '#text': 'text' },
      ExpressionAttributeValues: { ':text': { S: 'short' } },
    });
    await expect(client.send(new UpdateItemCommand(change('ownerKey')))).rejects.toThrow('conditional');
    expect(meter.take().writeUnits).toEqual({ audit: 1 });
    await client.send(new PutItemCommand({ TableName, Item: long }));
    meter.take();
    await expect(client.send(new UpdateItemCommand(change('nothing')))).rejects.toThrow('conditional');
    expect(meter.take().writeUnits).toEqual({ audit: 2 });
  });
});
