import { randomUUID } from 'node:crypto';
import { systemClock } from '@frontdesk/core/clock';
import { type FaultInjection, injectFaults } from '@frontdesk/testing/fault-injection';
import { conflict, failInOrder } from '@frontdesk/testing/fault-plans';
import { openTestDynamoDb, type TestDynamoDb } from '@frontdesk/testing/shared-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DynamoDbActivityLog } from '../adapters/dynamodb-activity-log.ts';
import { DynamoDbKeyDirectory } from '../adapters/dynamodb-key-directory.ts';
import { DynamoDbSubscriptionStore } from '../adapters/dynamodb-subscription-store.ts';
import { managing } from '../testing/vendors.ts';
import { requestSubscription } from '../use-cases/request-subscription.ts';
import { requestsSuite } from './requests-suite.ts';
import { type SubscriptionTables, subscriptionsSuite } from './subscriptions-suite.ts';

let database: TestDynamoDb;
let tables: SubscriptionTables;
let faults: FaultInjection;
beforeAll(async () => {
  database = await openTestDynamoDb();
  faults = injectFaults(database.client);
  const table = { client: database.client, tableName: database.tableNames.subscriptions };
  tables = {
    store: new DynamoDbSubscriptionStore({
      ...table,
      auditTable: database.tableNames.audit,
      eventsTable: database.tableNames.events,
      clock: systemClock,
    }),
    keys: new DynamoDbKeyDirectory(table),
    log: new DynamoDbActivityLog({ client: database.client, tableName: database.tableNames.audit }),
  };
});
afterAll(() => database?.stop());

subscriptionsSuite('on DynamoDB', () => tables);
requestsSuite('on DynamoDB', () => tables);

describe('a request of a vendor', () => {
  const ask = () =>
    requestSubscription(managing(tables.store), {
      practiceId: `p-${randomUUID()}`,
      vendor: { id: `ven_${randomUUID()}`, name: 'Acme PM', email: 'dev@acme.test' },
      ...{ plan: 'small', scopes: ['slots:read'] },
    });
  const THROTTLED = { kind: 'throttled' } as const;
  afterEach(() => faults.reset());

  it.each([
    ['a conflict', conflict(0)],
    ['throttling', THROTTLED],
    ['an answer that is lost', { kind: 'timeout-after-commit' } as const],
  ])('is kept once in spite of %s', async (_, fault) => {
    faults.follow(failInOrder({ TransactWriteItems: [fault, fault] }));
    const { subscription, revision } = await ask();
    expect(revision).toBe(1);
    expect(await tables.store.read(subscription.id)).toEqual({ subscription, revision });
    const { activities } = await tables.log.read(subscription.practiceId, subscription.id, 9);
    expect(activities).toHaveLength(1);
  });

  it('is UNAVAILABLE while the table has no capacity', async () => {
    faults.follow(() => THROTTLED);
    await expect(ask()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});
