import { createSqsClient } from '@frontdesk/aws/sqs-client';
import { systemClock } from '@frontdesk/core/clock';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import { DynamoDbCallStore } from '../adapters/dynamodb-call-store.ts';
import { QueueSender } from '../adapters/queue-sender.ts';
import { SqsPostCallQueue } from '../adapters/sqs-post-call-queue.ts';
import type { FoldCallEventsPorts } from '../use-cases/fold-call-events.ts';
import { dynamoDb, tables } from './container.ts';

const { POST_CALL_QUEUE_URL: queueUrl } = readEnvironment(z.object({ POST_CALL_QUEUE_URL: z.url() }));

/** What folding events into calls needs. */
export const foldingPorts: FoldCallEventsPorts = {
  calls: new DynamoDbCallStore({
    client: dynamoDb,
    callsTable: tables.calls,
    eventsTable: tables.events,
    clock: systemClock,
  }),
  postCall: new SqsPostCallQueue(new QueueSender({ client: createSqsClient(), queueUrl })),
  clock: systemClock,
};
