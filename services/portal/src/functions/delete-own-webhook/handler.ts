import { subscriptionWebhookPath } from '@frontdesk/contracts/portal';
import { deleteWebhook } from '@frontdesk/webhooks/operations/delete-webhook';
import { portalApi } from '../../composition/portal-api.ts';
import { webhookCallerOf } from '../../composition/webhook-caller.ts';

/** DELETE /portal/subscriptions/{id}/webhooks/{webhookId} */
export const handler = portalApi(
  { operationId: 'deleteOwnWebhook', pathParameters: subscriptionWebhookPath },
  async (request) => deleteWebhook(await webhookCallerOf(request), request.path.webhookId),
);
