import { createSesClient } from '@frontdesk/aws/ses-client';
import { systemClock } from '@frontdesk/core/clock';
import { containerMetrics } from '@frontdesk/lambda/embedded-metrics';
import { readEnvironment } from '@frontdesk/lambda/environment';
import { DynamoDbMeteredSubscriptions } from '@frontdesk/subscriptions/adapters/dynamodb-metered-subscriptions';
import { DynamoDbQuotaWarnings } from '@frontdesk/subscriptions/adapters/dynamodb-quota-warnings';
import { DynamoDbUsageCounters } from '@frontdesk/subscriptions/adapters/dynamodb-usage-counters';
import { SesMailer } from '@frontdesk/subscriptions/adapters/ses-mailer';
import { subscriptionsTable } from '@frontdesk/subscriptions/composition/container';
import { usageTable } from '@frontdesk/subscriptions/composition/usage-table';
import type { WarnOfQuotaPorts } from '@frontdesk/subscriptions/use-cases/warn-of-quota';
import { sendingPorts } from '@frontdesk/webhooks/composition/sending-ports';
import { webhookReader } from '@frontdesk/webhooks/composition/webhook-reader';
import { sendToSubscription } from '@frontdesk/webhooks/use-cases/send-direct-event';
import * as z from 'zod/mini';

const environment = readEnvironment(z.object({ MAIL_DOMAIN: z.string() }));

/** What telling vendors of their quota needs. */
export const warningPorts: Omit<WarnOfQuotaPorts, 'logger'> = {
  counters: new DynamoDbUsageCounters(usageTable),
  warnings: new DynamoDbQuotaWarnings(usageTable),
  subscriptions: new DynamoDbMeteredSubscriptions(subscriptionsTable),
  mailer: new SesMailer({ client: createSesClient(), domain: environment.MAIL_DOMAIN }),
  sendEvent: (event) =>
    sendToSubscription({ ...event, type: 'quota.warning' }, { ...sendingPorts, webhooks: webhookReader }),
  clock: systemClock,
  metrics: containerMetrics,
};
