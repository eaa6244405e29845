import { subscriptionWebhookPath } from '@frontdesk/contracts/portal';
import { replayedWebhook, replayWebhookRequest } from '@frontdesk/contracts/webhook';
import { replayWebhook } from '@frontdesk/webhooks/operations/replay-webhook';
import { portalApi } from '../../composition/portal-api.ts';
import { activeWebhookCallerOf } from '../../composition/webhook-caller.ts';

/** POST /portal/subscriptions/{id}/webhooks/{webhookId}/replay */
export const handler = portalApi(
  {
    operationId: 'replayOwnWebhook',
    pathParameters: subscriptionWebhookPath,
    body: replayWebhookRequest,
    answer: replayedWebhook,
  },
  async (request) =>
    replayWebhook(await activeWebhookCallerOf(request), request.path.webhookId, request.body, {
      idempotency: undefined,
      deadline: request.deadline,
      requestId: request.requestId,
    }),
);
