import { readFileSync } from 'node:fs';
import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDbCircuitStore } from '@frontdesk/aws/dynamodb-circuit-store';
import { DynamoDbPlaceStore } from '@frontdesk/aws/dynamodb-place-store';
import { opened, untouchedCircuit } from '@frontdesk/core/circuit';
import { openTestDynamoDb, type TestDynamoDb } from '@frontdesk/testing/shared-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { anUpstream, circuitStoreSuite } from './circuit-store-suite.ts';
import { outageSuite } from './outage-suite.ts';
import { placeStoreSuite } from './place-store-suite.ts';

let dynamoDb: TestDynamoDb;
let store: DynamoDbCircuitStore;
beforeAll(async () => {
  dynamoDb = await openTestDynamoDb();
  const { client, tableNames } = dynamoDb;
  store = new DynamoDbCircuitStore({ client, tableName: tableNames.circuits, timeoutMilliseconds: 30_000 });
});
afterAll(() => dynamoDb.stop());

circuitStoreSuite('in DynamoDB', () => store);
outageSuite('in DynamoDB', () => store);
placeStoreSuite('in DynamoDB', () => {
  const { client, tableNames } = dynamoDb;
  return new DynamoDbPlaceStore({ client, tableName: tableNames.circuits, timeoutMilliseconds: 30_000 });
});

it('has its circuits closed by what the runbook says', async () => {
  const runbook = readFileSync(new URL('../../../../docs/runbooks/circuit-open.md', import.meta.url), 'utf8');
  const [, UpdateExpression] = /--update-expression '([^']+)'/.exec(runbook)!;
  const [, values] = /--expression-attribute-values '([^']+)'/.exec(runbook)!;
  const upstream = anUpstream();
  const open = opened(untouchedCircuit, Date.now(), {
    ...{ opensAfter: 5, failingSeconds: 2, probesAfterSeconds: 30, closesAfter: 3 },
  });
  await store.replace(upstream, untouchedCircuit, open);
  const ExpressionAttributeValues = JSON.parse(values!) as Record<string, never>;
  const Key = { upstream: { S: upstream } };
  const TableName = dynamoDb.tableNames.circuits;
  await dynamoDb.client.send(new UpdateItemCommand({ TableName, Key, UpdateExpression, ExpressionAttributeValues }));
  expect(await store.read(upstream)).toMatchObject({ state: 'closed', revision: 2 });
});
