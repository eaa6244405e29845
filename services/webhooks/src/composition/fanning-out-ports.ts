import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '@frontdesk/core/clock';
import { readEnvironment } from '@frontdesk/lambda/environment';
import { DynamoDbWebhooksOfPractice } from '@frontdesk/webhooks/adapters/dynamodb-due-webhooks';
import { dynamoDb } from '@frontdesk/webhooks/composition/container';
import { wakeQueue } from '@frontdesk/webhooks/composition/wake-queue';
import type { FanOutBatchPorts } from '@frontdesk/webhooks/use-cases/fan-out-batch';
import * as z from 'zod/mini';

const environment = readEnvironment(z.object({ WEBHOOKS_TABLE: z.string().check(z.minLength(1)) }));

/** What telling workers of new events needs. */
export const fanningOutPorts: FanOutBatchPorts = {
  webhooks: new DynamoDbWebhooksOfPractice({ client: dynamoDb, webhooksTable: environment.WEBHOOKS_TABLE }),
  wakes: wakeQueue,
  late: wakeQueue,
  clock: systemClock,
  sleep,
};
