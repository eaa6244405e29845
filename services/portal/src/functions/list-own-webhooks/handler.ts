import { subscriptionPath } from '@frontdesk/contracts/portal';
import { webhookList } from '@frontdesk/contracts/webhook';
import { listWebhooks } from '@frontdesk/webhooks/operations/list-webhooks';
import { portalApi } from '../../composition/portal-api.ts';
import { webhookCallerOf } from '../../composition/webhook-caller.ts';

/** GET /portal/subscriptions/{id}/webhooks */
export const handler = portalApi(
  { operationId: 'listOwnWebhooks', pathParameters: subscriptionPath, answer: webhookList },
  async (request) => listWebhooks(await webhookCallerOf(request)),
);
