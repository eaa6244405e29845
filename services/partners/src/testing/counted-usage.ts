import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '@frontdesk/core/clock';
import { DynamoDbSubscriptionStore } from '@frontdesk/subscriptions/adapters/dynamodb-subscription-store';
import { NOON } from '@frontdesk/subscriptions/testing/vendors';
import type { TestDynamoDb } from '@frontdesk/testing/dynamodb-local';

/** A small plan's subscription in the table, and a control plane that has counted three requests of every key on every day. */
export async function startCountedUsage({ client, tableNames }: TestDynamoDb, subscriptionId: string) {
  const meteredKey = { id: 'metered', value: 'a-metered-value', usagePlanId: 'small-plan' };
  const store = new DynamoDbSubscriptionStore({
    ...{ client, tableName: tableNames.subscriptions, auditTable: tableNames.audit, eventsTable: tableNames.events },
    clock: systemClock,
  });
  await store.keep({
    subscription: {
      ...{ id: subscriptionId, practiceId: 'p001', vendor: 'Acme PM', plan: 'small', scopes: ['slots:read'] },
      ...{ status: 'active', meteredKey, createdAt: NOON, keys: [] },
    },
    revision: 0,
  });
  // [API Gateway REST API reference: GetUsage]
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ usagePlanId: 'small-plan', values: { metered: [[3, 997]] } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => void server.close().closeAllConnections(),
  };
}
