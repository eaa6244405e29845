import {
  GetItemCommand,
  ListTablesCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { localDynamoDbClient } from '@frontdesk/local/dynamodb/local-dynamodb-client';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type FaultInjection, injectFaults } from './fault-injection.ts';
import { cancelledBecause, conflict, failInOrder } from './fault-plans.ts';
import { openOwnDynamoDb, type TestDynamoDb } from './shared-dynamodb.ts';

let database: TestDynamoDb;
let client: ReturnType<typeof localDynamoDbClient>;
let faults: FaultInjection;

beforeAll(async () => {
  database = await openOwnDynamoDb();
});
afterAll(() => database?.stop());
beforeEach(() => {
  client = localDynamoDbClient(database.endpoint, database.accessKeyId);
  faults = injectFaults(client);
});
afterEach(() => client.destroy());

test('every table of the house exists in a fresh database', async () => {
  const { TableNames } = await client.send(new ListTablesCommand({}));
  expect(TableNames).toEqual(Object.values(database.tableNames).sort());
});

test('calls are recorded in order with their inputs, and pass without a plan', async () => {
  await write('recorded');
  expect(await exists('recorded')).toBe(true);
  expect(faults.calls.map(({ command }) => command)).toEqual(['TransactWriteItems', 'GetItem']);
  expect(faults.calls[1]?.input).toEqual({
    TableName: database.tableNames.idempotency,
    Key: { scope: { S: 'recorded' } },
  });
});

test('an injected conflict names the chosen items, executes nothing and is not retried by the SDK', async () => {
  faults.follow(failInOrder({ TransactWriteItems: [conflict(1)] }));
  const error = await write('conflicting').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(TransactionCanceledException);
  expect((error as TransactionCanceledException).CancellationReasons).toEqual([
    { Code: 'None' },
    { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item.' },
  ]);
  expect(faults.calls).toHaveLength(1);
  expect(await exists('conflicting')).toBe(false);
  await write('conflicting');
  expect(await exists('conflicting')).toBe(true);
});

test('throttling comes as a cancellation reason or as an exception, and executes nothing', async () => {
  faults.follow(
    failInOrder({
      TransactWriteItems: [
        cancelledBecause('ThrottlingError'),
        { kind: 'throttled' },
        { kind: 'provisioned-throughput-exceeded' },
      ],
    }),
  );
  await expect(write('throttled')).rejects.toMatchObject({ CancellationReasons: [{ Code: 'ThrottlingError' }, {}] });
  await expect(write('throttled')).rejects.toMatchObject({ name: 'ThrottlingException' });
  await expect(write('throttled')).rejects.toMatchObject({ name: 'ProvisionedThroughputExceededException' });
  expect(await exists('throttled')).toBe(false);
});

test('a timeout after the commit leaves the write behind and tells nothing of it', async () => {
  faults.follow(failInOrder({ TransactWriteItems: [{ kind: 'timeout-after-commit' }] }));
  await expect(write('unknown')).rejects.toMatchObject({ name: 'TimeoutError' });
  expect(await exists('unknown')).toBe(true);
});

test('a crash before sending leaves nothing behind', async () => {
  faults.follow(failInOrder({ TransactWriteItems: [{ kind: 'crash-before-sending' }] }));
  await expect(write('crashed')).rejects.toMatchObject({ name: 'InjectedCrash' });
  expect(await exists('crashed')).toBe(false);
});

test('a reset forgets the calls and the plan', async () => {
  faults.follow(failInOrder({ GetItem: [undefined, { kind: 'throttled' }] }));
  await exists('anything');
  faults.reset();
  expect(await exists('anything')).toBe(false);
  expect(faults.calls).toHaveLength(1);
});

function write(scope: string) {
  const put = (value: string) => ({
    Put: { TableName: database.tableNames.idempotency, Item: { scope: { S: value } } },
  });
  return client.send(new TransactWriteItemsCommand({ TransactItems: [put(scope), put(`${scope}-second`)] }));
}

async function exists(scope: string): Promise<boolean> {
  const Key = { scope: { S: scope } };
  return (
    (await client.send(new GetItemCommand({ TableName: database.tableNames.idempotency, Key }))).Item !== undefined
  );
}
