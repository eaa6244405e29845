import { QueueSender } from '@frontdesk/aws/queue-sender';
import { createSqsClient } from '@frontdesk/aws/sqs-client';
import { identifier } from '@frontdesk/contracts/identifiers';
import { systemClock } from '@frontdesk/core/clock';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import { DynamoDbDeliveryLog } from '../adapters/dynamodb-delivery-log.ts';
import { SqsSightingQueue } from '../adapters/sqs-sighting-queue.ts';
import type { AcceptContactEventPorts } from '../use-cases/accept-contact-event.ts';
import type { VerifyDeliveryPorts } from '../use-cases/verify-delivery.ts';
import { dynamoDb, tables } from './container.ts';
import { webhookSecrets } from './webhook-secrets.ts';

const { CONTACT_EVENTS_QUEUE_URL: queueUrl, DEFAULT_PRACTICE_ID: defaultPracticeId } = readEnvironment(
  z.object({
    CONTACT_EVENTS_QUEUE_URL: z.url(),
    DEFAULT_PRACTICE_ID: z.optional(z.union([z.literal(''), identifier])),
  }),
);

/** What taking a delivery in needs. */
export const receivingPorts: VerifyDeliveryPorts & AcceptContactEventPorts = {
  secrets: webhookSecrets,
  deliveries: new DynamoDbDeliveryLog({ client: dynamoDb, tableName: tables.calls }),
  queue: new SqsSightingQueue(new QueueSender({ client: createSqsClient(), queueUrl })),
  // A stage without one has it empty.
  defaultPracticeId: defaultPracticeId || undefined,
  clock: systemClock,
};
