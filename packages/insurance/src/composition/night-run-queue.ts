import { QueueSender } from '@frontdesk/aws/queue-sender';
import { createSqsClient } from '@frontdesk/aws/sqs-client';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import { SqsNightRunQueue } from '../adapters/sqs-night-run-queue.ts';

const environment = readEnvironment(z.object({ NIGHT_RUNS_QUEUE_URL: z.url() }));

/** Which practices' nights are to be filled. */
export const nightRunQueue = new SqsNightRunQueue(
  new QueueSender({ client: createSqsClient(), queueUrl: environment.NIGHT_RUNS_QUEUE_URL }),
);
