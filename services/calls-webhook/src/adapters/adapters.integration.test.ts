import { PutItemCommand, QueryCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { factsOf } from '@frontdesk/calls/domain/call-facts';
import { systemClock } from '@frontdesk/core/clock';
import { localDynamoDbClient } from '@frontdesk/local/dynamodb/local-dynamodb-client';
import { injectFaults } from '@frontdesk/testing/fault-injection';
import { conflict, type Fault, failInOrder } from '@frontdesk/testing/fault-plans';
import { openTestDynamoDb, type TestDynamoDb } from '@frontdesk/testing/shared-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withFacts } from '../domain/call.ts';
import { callStoreSuite } from '../testing/call-store.suite.ts';
import { deliveryLogSuite } from '../testing/delivery-log.suite.ts';
import { foldCallEvents } from '../use-cases/fold-call-events.ts';
import { foldIntoCall } from '../use-cases/fold-into-call.ts';
import { DynamoDbAppointmentsOfCall } from './dynamodb-appointments-of-call.ts';
import { DynamoDbCallIndex } from './dynamodb-call-index.ts';
import { DynamoDbCallStore } from './dynamodb-call-store.ts';
import { DynamoDbDeliveryLog } from './dynamodb-delivery-log.ts';
import { DynamoDbTaskIndex } from './dynamodb-task-index.ts';
import { DynamoDbTasksOfCalls } from './dynamodb-tasks-of-calls.ts';

let database: TestDynamoDb;
beforeAll(async () => {
  database = await openTestDynamoDb();
});
afterAll(async () => {
  await database.stop();
});

const openStore = (): DynamoDbCallStore => {
  const { client, tableNames } = database;
  const { calls: callsTable, events: eventsTable } = tableNames;
  return new DynamoDbCallStore({ client, callsTable, eventsTable, clock: systemClock });
};

callStoreSuite(() => ({
  store: openStore(),
  index: new DynamoDbCallIndex({ client: database.client, tableName: database.tableNames.calls }),
  tasks: new DynamoDbTasksOfCalls({
    client: database.client,
    tableName: database.tableNames.calls,
    clock: systemClock,
  }),
  taskIndex: new DynamoDbTaskIndex({ client: database.client, tableName: database.tableNames.calls }),
}));
deliveryLogSuite(() => new DynamoDbDeliveryLog({ client: database.client, tableName: database.tableNames.calls }));

describe('a call in DynamoDB', () => {
  const key = { practiceId: 'p001', id: 'call-with-faults' };
  const at = Date.parse('2027-03-01T15:00:00.000Z');
  const facts = factsOf({
    practiceId: 'p001',
    callId: key.id,
    eventId: 'e1',
    at,
    initiatedAt: at,
    endedAt: at + 1_000,
  });
  const publishedOf = async (id: string): Promise<unknown[]> => {
    const query = new QueryCommand({
      TableName: database.tableNames.events,
      KeyConditionExpression: 'practiceId = :practiceId',
      ExpressionAttributeValues: { ':practiceId': { S: 'p001' } },
    });
    const { Items = [] } = await database.client.send(query);
    return Items.filter((item) => item.data?.M?.callId?.S === id).map((item) => item.event?.S);
  };

  it('is written once, with its events, through conflicts and a lost answer', async () => {
    const client = localDynamoDbClient(database.endpoint, database.accessKeyId);
    const lost = { kind: 'timeout-after-commit' } as const;
    const faults = injectFaults(client, failInOrder({ TransactWriteItems: [conflict(1), lost] }));
    const { calls: callsTable, events: eventsTable } = database.tableNames;
    const store = new DynamoDbCallStore({ client, callsTable, eventsTable, clock: systemClock });
    const folding = store.change(key.practiceId, foldIntoCall(key, facts, { now: () => at }), Date.now() + 5_000);
    expect(await folding).toMatchObject({ version: 1 });
    expect(faults.calls.filter(({ command }) => command === 'TransactWriteItems')).toHaveLength(2);
    expect(await publishedOf(key.id)).toEqual(['call.initiated', 'call.ended']);
    client.destroy();
  });

  it('is folded in one request with others that begin, and alone after a conflict, a throttle or a lost answer', async () => {
    const client = localDynamoDbClient(database.endpoint, database.accessKeyId);
    const lost = { kind: 'timeout-after-commit' } as const;
    const throttle = { kind: 'throttled' } as const;
    const faults = injectFaults(client);
    const { calls: callsTable, events: eventsTable } = database.tableNames;
    const calls = new DynamoDbCallStore({ client, callsTable, eventsTable, clock: systemClock });
    const requestsOf = async (name: string, faulty: readonly Fault[]): Promise<string[]> => {
      faults.reset();
      faults.follow(failInOrder({ TransactWriteItems: faulty }));
      const ids = ['one', 'two', 'three'].map((id) => `${name}-${id}`);
      const messages = ids.map((callId) => {
        const content = { practiceId: 'p001', callId, eventId: `e-${callId}`, at, initiatedAt: at };
        return { id: `m-${callId}`, content };
      });
      const ports = { calls, postCall: { request: async () => expect.unreachable() }, clock: { now: () => at } };
      await foldCallEvents({ messages, deadline: Date.now() + 5_000, fail: () => expect.unreachable() }, ports);
      for (const id of ids) expect(await publishedOf(id)).toEqual(['call.initiated']);
      const records = await openStore().records(
        ids.map((id) => ({ practiceId: 'p001', id })),
        Date.now() + 5_000,
      );
      expect(records.map(({ version }) => version)).toEqual([1, 1, 1]);
      return faults.calls.map(({ command }) => command);
    };
    expect(await requestsOf('calm', [])).toEqual(['TransactWriteItems']);
    for (const [name, fault] of Object.entries({ conflict: conflict(1), throttle })) {
      const requests = await requestsOf(name, [fault]);
      expect(requests.filter((command) => command === 'TransactWriteItems')).toHaveLength(4);
    }
    // What was written is found, and not written again.
    const requests = await requestsOf('lost', [lost]);
    expect(requests).toEqual(['TransactWriteItems', 'GetItem', 'GetItem', 'GetItem']);
    client.destroy();
  });

  it('is given up at the deadline', async () => {
    const client = localDynamoDbClient(database.endpoint, database.accessKeyId);
    injectFaults(client, ({ command }) => (command === 'TransactWriteItems' ? conflict(0) : undefined));
    const store = new DynamoDbCallStore({ client, callsTable: database.tableNames.calls, clock: systemClock });
    const after = withFacts(undefined, { ...key, id: 'late' }, facts);
    const decide = async () => ({ result: 0, changes: { calls: [{ before: undefined, after }], events: [] } });
    await expect(store.change(key.practiceId, decide, Date.now() + 100)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
    client.destroy();
  });
});

describe('the appointments of a call', () => {
  it('are found by the practice and the call, without anything about a patient', async () => {
    const { client, tableNames } = database;
    const put = (practiceId: string, id: string, callId?: string): Promise<unknown> =>
      client.send(
        new PutItemCommand({
          TableName: tableNames.appointments,
          Item: {
            ownerKey: { S: `${practiceId}#${id}` },
            item: { S: 'APPOINTMENT' },
            practiceId: { S: practiceId },
            appointmentId: { S: id },
            startKey: { S: `2027-03-01T15:00:00Z#${id}` },
            patient: { M: { familyName: { S: 'Quicksilver' } } },
            ...(callId !== undefined && { callId: { S: callId } }),
          },
        }),
      );
    await Promise.all([
      put('p001', 'apt_2', 'call-1'),
      put('p001', 'apt_1', 'call-1'),
      put('p001', 'apt_3', 'call-2'),
      put('p001', 'apt_4'),
      put('p002', 'apt_5', 'call-1'),
    ]);
    const appointments = new DynamoDbAppointmentsOfCall({ client, tableName: tableNames.appointments });
    expect(await appointments.find({ practiceId: 'p001', id: 'call-1' })).toEqual(['apt_1', 'apt_2']);
    expect(await appointments.find({ practiceId: 'p001', id: 'call-9' })).toEqual([]);
    const { Items } = await client.send(new ScanCommand({ TableName: tableNames.appointments, IndexName: 'byCall' }));
    expect(Items).toHaveLength(4);
    expect(JSON.stringify(Items)).not.toContain('Quicksilver');
  });
});
