import { systemClock } from '@frontdesk/core/clock';
import { containerMetrics } from '@frontdesk/lambda/embedded-metrics';
import { readEnvironment } from '@frontdesk/lambda/environment';
import { DynamoDbDeliveryStore } from '@frontdesk/webhooks/adapters/dynamodb-delivery-store';
import { DynamoDbSubscriptionStanding } from '@frontdesk/webhooks/adapters/dynamodb-subscription-standing';
import { PinnedReceiver } from '@frontdesk/webhooks/adapters/pinned-receiver';
import { dynamoDb } from '@frontdesk/webhooks/composition/container';
import { eventLog } from '@frontdesk/webhooks/composition/event-log';
import { loopback } from '@frontdesk/webhooks/composition/loopback';
import { wakeQueue } from '@frontdesk/webhooks/composition/wake-queue';
import { webhookTables } from '@frontdesk/webhooks/composition/webhook-tables';
import type { DeliverWebhookPorts } from '@frontdesk/webhooks/use-cases/deliver-webhook';
import * as z from 'zod/mini';

const environment = readEnvironment(z.object({ SUBSCRIPTIONS_TABLE: z.string().check(z.minLength(1)) }));

/** What sending events to receivers needs. */
export const deliveringPorts: DeliverWebhookPorts = {
  webhooks: new DynamoDbDeliveryStore(webhookTables),
  log: eventLog,
  standing: new DynamoDbSubscriptionStanding({ client: dynamoDb, tableName: environment.SUBSCRIPTIONS_TABLE }),
  receiver: new PinnedReceiver({ loopback }),
  wakes: wakeQueue,
  clock: systemClock,
  metrics: containerMetrics,
  random: Math.random,
};
