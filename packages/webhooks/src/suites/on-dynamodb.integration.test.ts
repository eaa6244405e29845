import { PutItemCommand, TransactionCanceledException, type TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDbEventLogReader } from '@frontdesk/aws/dynamodb-event-log-reader';
import { headKey, logItem } from '@frontdesk/aws/event-log-items';
import { IdempotentWriter } from '@frontdesk/aws/idempotent-write';
import { systemClock } from '@frontdesk/core/clock';
import { openTestDynamoDb, type TestDynamoDb } from '@frontdesk/testing/shared-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DynamoDbDeliveryLog } from '../adapters/dynamodb-delivery-log.ts';
import { DynamoDbDeliveryStore } from '../adapters/dynamodb-delivery-store.ts';
import { DynamoDbDirectEvents } from '../adapters/dynamodb-direct-events.ts';
import { DynamoDbForgottenWebhooks, DynamoDbWebhooksOfPractice } from '../adapters/dynamodb-due-webhooks.ts';
import { DynamoDbReplayStarter } from '../adapters/dynamodb-replay-starter.ts';
import { DynamoDbSubscriptionStanding } from '../adapters/dynamodb-subscription-standing.ts';
import { DynamoDbWebhookReader, DynamoDbWebhookRegistry } from '../adapters/dynamodb-webhook-registry.ts';
import { freshState } from '../domain/webhook.ts';
import { readEventsSuite } from './read-events-suite.ts';
import { type WebhookStores, webhooksSuite } from './webhooks-suite.ts';

let database: TestDynamoDb;
let stores: WebhookStores;

beforeAll(async () => {
  database = await openTestDynamoDb();
  const { client, tableNames } = database;
  const tables = { client, webhooksTable: tableNames.webhooks, deliveriesTable: tableNames.webhookDeliveries };
  const writer = new IdempotentWriter({ client, tableName: tableNames.idempotency, clock: systemClock });
  stores = {
    reader: new DynamoDbWebhookReader(tables),
    registry: new DynamoDbWebhookRegistry({ ...tables, writer }),
    replays: new DynamoDbReplayStarter({ ...tables, writer }),
    ofPractice: new DynamoDbWebhooksOfPractice(tables),
    deliveries: new DynamoDbDeliveryStore(tables),
    direct: new DynamoDbDirectEvents(tables),
    log: new DynamoDbDeliveryLog(tables),
    forgotten: new DynamoDbForgottenWebhooks(tables),
  };
});

afterAll(() => database?.stop());

webhooksSuite('on DynamoDB', () => stores);

readEventsSuite('on DynamoDB', (clock) => {
  const { client, tableNames } = database;
  const tableName = tableNames.eventLog;
  const reader = new DynamoDbEventLogReader({ client, tableName });
  const put = (Item: ReturnType<typeof headKey>) => client.send(new PutItemCommand({ TableName: tableName, Item }));
  const putHead = (practiceId: string, seq: number) =>
    put({
      ...headKey(practiceId),
      ...{ epoch: { S: `ep_${practiceId}` }, seq: { N: String(seq) }, pushedSeq: { N: '0' }, lanes: { N: '1' } },
    });
  return {
    reader,
    begin: async (practiceId) => void (await putHead(practiceId, 0)),
    append: async (practiceId, event = 'appointment.booked') => {
      const { epoch, seq } = (await reader.head(practiceId)) ?? expect.fail('The log has not begun.');
      const now = clock.now();
      const at = new Date(now).toISOString();
      const recorded = { eventId: `${at}#${seq + 1}`, event, topic: 'appointments', at, data: '{}' } as const;
      await put(logItem(practiceId, epoch, seq + 1, recorded, now));
      await putHead(practiceId, seq + 1);
    },
  };
});

it('gives what a subscription may see while it is active at this practice', async () => {
  const { client, tableNames } = database;
  const standing = new DynamoDbSubscriptionStanding({ client, tableName: tableNames.subscriptions });
  const put = (status: string) =>
    client.send(
      new PutItemCommand({
        TableName: tableNames.subscriptions,
        Item: {
          ...{ id: { S: 'sub_1' }, practiceId: { S: 'p001' }, status: { S: status } },
          ...{ scopes: { S: 'slots:read appointments:read' } },
        },
      }),
    );
  await put('active');
  expect(await standing.scopesOf('sub_1', 'p001')).toEqual(['slots:read', 'appointments:read']);
  expect(await standing.scopesOf('sub_1', 'p002')).toBeUndefined();
  expect(await standing.scopesOf('sub_2', 'p001')).toBeUndefined();
  for (const status of ['suspended', 'ended']) {
    await put(status);
    expect(await standing.scopesOf('sub_1', 'p001')).toBeUndefined();
  }
});

it('keeps a round though the webhook is being put off or its secrets are being replaced', async () => {
  const { client, tableNames } = database;
  const tables = { client, webhooksTable: tableNames.webhooks, deliveriesTable: tableNames.webhookDeliveries };
  const key = { practiceId: 'p-contended', subscriptionId: 'sub_1', webhookId: 'wh_1' };
  const before = freshState({ epoch: 'ep_1', seq: 0 });
  const webhook = {
    ...key,
    url: 'https://a.example/',
    eventTypes: undefined,
    createdAt: 0,
    state: before,
    secrets: [],
  };
  const asked = {
    idempotency: undefined,
    answer: { statusCode: 201, headers: {}, body: '' },
    deadline: Date.now() + 5_000,
  };
  await stores.registry.create(webhook, 10, asked);
  let refused = 0;
  const contended = new Proxy(client, {
    get: (target, name) => {
      if (name !== 'send') return Reflect.get(target, name);
      return (command: TransactWriteItemsCommand) => {
        refused += 1;
        if (refused > 2) return target.send(command);
        const CancellationReasons = [{ Code: 'TransactionConflict' }, { Code: 'None' }];
        return Promise.reject(new TransactionCanceledException({ message: '', $metadata: {}, CancellationReasons }));
      };
    },
  });
  const round = { key, before, after: { ...before, round: 1 }, attempts: [], done: [], retries: [], now: Date.now() };
  expect(await new DynamoDbDeliveryStore({ ...tables, client: contended }).commit(round)).toBe(true);
  expect(refused).toBe(3);
});
