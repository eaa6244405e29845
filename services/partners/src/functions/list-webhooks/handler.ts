import { webhookList } from '@frontdesk/contracts/webhook';
import { partnerHandler } from '@frontdesk/lambda/partner-handler';
import { listWebhooks } from '@frontdesk/webhooks/operations/list-webhooks';

/** GET /v2/webhooks */
export const handler = partnerHandler(
  { operationId: 'listWebhooks', scope: 'appointments:read', answer: webhookList },
  ({ caller }) => listWebhooks(caller),
);
