import { queueHandler } from '@frontdesk/lambda/queue-handler';
import type { Wake } from '@frontdesk/webhooks/ports/wake-queue';
import { type Delivery, deliverWebhook } from '@frontdesk/webhooks/use-cases/deliver-webhook';
import type * as z from 'zod/mini';
import { deliveringPorts } from '../composition/delivering-ports.ts';

/** The longest attempt, and the time to keep what came of it. */
const KEPT_FOR_LAST_ATTEMPT_MILLISECONDS = 17_000;

/** A function behind one of the lanes' queues, whose messages are each worked on alone. */
export function laneHandler<Content>(
  operationId: string,
  message: z.core.$ZodType<Content>,
  work: (content: Content, delivery: Delivery) => Promise<unknown>,
) {
  return queueHandler({ operationId, message }, async ({ messages, deadline, logger, fail }) => {
    const lastStart = deadline - KEPT_FOR_LAST_ATTEMPT_MILLISECONDS;
    const working = messages.map(({ id, content }) =>
      work(content, { lastStart, logger }).catch((error) => fail({ id }, error)),
    );
    await Promise.all(working);
  });
}

/** Sends a webhook what it has not got. */
export function lookAt(wake: Wake, delivery: Delivery): Promise<void> {
  return deliverWebhook(wake, delivery, deliveringPorts);
}
