import { subscriptionWebhookPath } from '@frontdesk/contracts/portal';
import { rotatedWebhook, rotateWebhookRequest } from '@frontdesk/contracts/webhook';
import { rotateWebhook } from '@frontdesk/webhooks/operations/rotate-webhook';
import { portalApi } from '../../composition/portal-api.ts';
import { webhookCallerOf } from '../../composition/webhook-caller.ts';

/** POST /portal/subscriptions/{id}/webhooks/{webhookId}/rotate */
export const handler = portalApi(
  {
    operationId: 'rotateOwnWebhook',
    pathParameters: subscriptionWebhookPath,
    body: rotateWebhookRequest,
    answer: rotatedWebhook,
  },
  async (request) =>
    rotateWebhook(await webhookCallerOf(request), request.path.webhookId, request.body, {
      idempotency: undefined,
      deadline: request.deadline,
    }),
);
