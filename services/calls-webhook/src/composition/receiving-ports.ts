import { QueueSender } from '@frontdesk/aws/queue-sender';
import { createSqsClient } from '@frontdesk/aws/sqs-client';
import { systemClock } from '@frontdesk/core/clock';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import { DynamoDbDeliveryLog } from '../adapters/dynamodb-delivery-log.ts';
import { SqsSightingQueue } from '../adapters/sqs-sighting-queue.ts';
import type { AcceptContactEventPorts } from '../use-cases/accept-contact-event.ts';
import type { VerifyDeliveryPorts } from '../use-cases/verify-delivery.ts';
import { callerNumbers } from './caller-numbers.ts';
import { dynamoDb, tables } from './container.ts';
import { defaultPracticeId } from './default-practice.ts';
import { webhookSecrets } from './webhook-secrets.ts';

const environment = readEnvironment(z.object({ CONTACT_EVENTS_QUEUE_URL: z.url() }));

/** What taking a delivery in needs. */
export const receivingPorts: VerifyDeliveryPorts & AcceptContactEventPorts = {
  secrets: webhookSecrets,
  deliveries: new DynamoDbDeliveryLog({ client: dynamoDb, tableName: tables.calls }),
  callers: callerNumbers,
  queue: new SqsSightingQueue(
    new QueueSender({ client: createSqsClient(), queueUrl: environment.CONTACT_EVENTS_QUEUE_URL }),
  ),
  defaultPracticeId,
  clock: systemClock,
};
