import { subscriptionPath } from '@frontdesk/contracts/portal';
import { createdWebhook, createWebhookRequest } from '@frontdesk/contracts/webhook';
import { createWebhook } from '@frontdesk/webhooks/operations/create-webhook';
import { portalApi } from '../../composition/portal-api.ts';
import { activeWebhookCallerOf } from '../../composition/webhook-caller.ts';

/** POST /portal/subscriptions/{id}/webhooks */
export const handler = portalApi(
  {
    operationId: 'createOwnWebhook',
    pathParameters: subscriptionPath,
    body: createWebhookRequest,
    answer: createdWebhook,
  },
  async (request) =>
    createWebhook(await activeWebhookCallerOf(request), request.body, {
      idempotency: undefined,
      deadline: request.deadline,
    }),
);
