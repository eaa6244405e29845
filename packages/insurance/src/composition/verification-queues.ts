import { QueueSender } from '@frontdesk/aws/queue-sender';
import { createSqsClient } from '@frontdesk/aws/sqs-client';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import { SqsVerificationQueue } from '../adapters/sqs-verification-queue.ts';

const environment = readEnvironment(
  z.object({ DESK_QUEUE_URL: z.optional(z.url()), NIGHT_QUEUE_URL: z.optional(z.url()) }),
);
const client = createSqsClient();
const senderOf = (queueUrl: string) => new QueueSender({ client, queueUrl });

/** The lanes' queues, as far as the function has them. */
export const verificationQueues = new SqsVerificationQueue({
  ...(environment.DESK_QUEUE_URL !== undefined && { desk: senderOf(environment.DESK_QUEUE_URL) }),
  ...(environment.NIGHT_QUEUE_URL !== undefined && { night: senderOf(environment.NIGHT_QUEUE_URL) }),
});
