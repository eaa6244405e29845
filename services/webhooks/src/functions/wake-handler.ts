import { queueHandler } from '@frontdesk/lambda/queue-handler';
import { deliverWebhook } from '@frontdesk/webhooks/use-cases/deliver-webhook';
import { deliveringPorts } from '../composition/delivering-ports.ts';
import { wakeMessage } from './wake-message.ts';

/** The longest attempt, and the time to keep what came of it. */
const KEPT_FOR_LAST_ATTEMPT_MILLISECONDS = 17_000;

/** A function behind one of the lanes' queues. */
export function wakeHandler(operationId: string) {
  return queueHandler({ operationId, message: wakeMessage }, async ({ messages, deadline, logger, fail }) => {
    const lastStart = deadline - KEPT_FOR_LAST_ATTEMPT_MILLISECONDS;
    const working = messages.map(({ id, content }) =>
      deliverWebhook(content, { lastStart, logger }, deliveringPorts).catch((error) => fail({ id }, error)),
    );
    await Promise.all(working);
  });
}
