import { systemClock } from '@frontdesk/core/clock';
import { readEnvironment } from '@frontdesk/lambda/environment';
import { DynamoDbForgottenWebhooks } from '@frontdesk/webhooks/adapters/dynamodb-due-webhooks';
import { dynamoDb } from '@frontdesk/webhooks/composition/container';
import { wakeQueue } from '@frontdesk/webhooks/composition/wake-queue';
import type { SweepWebhooksPorts } from '@frontdesk/webhooks/use-cases/sweep-webhooks';
import * as z from 'zod/mini';

const environment = readEnvironment(z.object({ WEBHOOKS_TABLE: z.string().check(z.minLength(1)) }));

/** What the sweep needs. */
export const sweepingPorts: SweepWebhooksPorts = {
  forgotten: new DynamoDbForgottenWebhooks({ client: dynamoDb, webhooksTable: environment.WEBHOOKS_TABLE }),
  wakes: wakeQueue,
  clock: systemClock,
};
