import { QueueSender } from '@frontdesk/aws/queue-sender';
import { createSqsClient } from '@frontdesk/aws/sqs-client';
import { systemClock } from '@frontdesk/core/clock';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import { SqsPostCallQueue } from '../adapters/sqs-post-call-queue.ts';
import type { FoldCallEventsPorts } from '../use-cases/fold-call-events.ts';
import { callStoreWithEvents } from './call-store.ts';

const environment = readEnvironment(z.object({ POST_CALL_QUEUE_URL: z.url() }));

/** What folding events into calls needs. */
export const foldingPorts: FoldCallEventsPorts = {
  calls: callStoreWithEvents,
  postCall: new SqsPostCallQueue(
    new QueueSender({ client: createSqsClient(), queueUrl: environment.POST_CALL_QUEUE_URL }),
  ),
  clock: systemClock,
};
