import { QueueSender } from '@frontdesk/aws/queue-sender';
import { createSqsClient } from '@frontdesk/aws/sqs-client';
import { readEnvironment } from '@frontdesk/lambda/environment';
import { streamHandler } from '@frontdesk/lambda/stream-handler';
import * as z from 'zod/mini';
import { factEventsIn } from './fact-events-in.ts';

const { FACTS_QUEUE_URL: queueUrl } = readEnvironment(z.object({ FACTS_QUEUE_URL: z.url() }));

const queue = new QueueSender({ client: createSqsClient(), queueUrl });

/** The stream of the events table, a message for a batch: a database that sleeps or is away keeps events in the queue, for two weeks,
 *  and nobody else's reading of the stream waits for it. */
export const handler = streamHandler({ operationId: 'queueFacts' }, async ({ changes, logger }) => {
  const events = factEventsIn(changes, logger);
  if (events.length > 0) await queue.send({ events });
});
