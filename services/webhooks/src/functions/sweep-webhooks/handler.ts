import { scheduledHandler } from '@frontdesk/lambda/scheduled-handler';
import { sweepWebhooks } from '@frontdesk/webhooks/use-cases/sweep-webhooks';
import { sweepingPorts } from '../../composition/sweeping-ports.ts';

/** Each minute: webhooks that something is due for. */
export const handler = scheduledHandler({ operationId: 'sweepWebhooks' }, (scope) =>
  sweepWebhooks(scope, sweepingPorts),
);
