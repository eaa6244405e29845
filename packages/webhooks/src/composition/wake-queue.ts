import { createSqsClient } from '@frontdesk/aws/sqs-client';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import { SqsWakeQueue } from '../adapters/sqs-wake-queue.ts';
import type { LateEvents } from '../ports/late-events.ts';
import type { WakeQueue } from '../ports/wake-queue.ts';

const environment = readEnvironment(
  z.object({ WAKES_QUEUE_URL: z.optional(z.url()), SLOW_WAKES_QUEUE_URL: z.optional(z.url()) }),
);

/** The lanes' queues, as far as the function has them. */
export const wakeQueue: WakeQueue & LateEvents = new SqsWakeQueue({
  client: createSqsClient(),
  queueUrls: {
    ...(environment.WAKES_QUEUE_URL !== undefined && { fast: environment.WAKES_QUEUE_URL }),
    ...(environment.SLOW_WAKES_QUEUE_URL !== undefined && { slow: environment.SLOW_WAKES_QUEUE_URL }),
  },
});
