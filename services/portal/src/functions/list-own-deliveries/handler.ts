import { subscriptionWebhookPath } from '@frontdesk/contracts/portal';
import { listDeliveriesQuery, webhookDeliveryPage } from '@frontdesk/contracts/webhook';
import { listDeliveries } from '@frontdesk/webhooks/operations/list-deliveries';
import { portalApi } from '../../composition/portal-api.ts';
import { webhookCallerOf } from '../../composition/webhook-caller.ts';

/** GET /portal/subscriptions/{id}/webhooks/{webhookId}/deliveries */
export const handler = portalApi(
  {
    operationId: 'listOwnDeliveries',
    pathParameters: subscriptionWebhookPath,
    query: listDeliveriesQuery,
    answer: webhookDeliveryPage,
  },
  async (request) => listDeliveries(await webhookCallerOf(request), request.path.webhookId, request.query),
);
