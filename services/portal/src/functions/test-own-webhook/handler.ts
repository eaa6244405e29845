import { subscriptionWebhookPath } from '@frontdesk/contracts/portal';
import { testedWebhook } from '@frontdesk/contracts/webhook';
import { testWebhook } from '@frontdesk/webhooks/operations/test-webhook';
import { portalApi } from '../../composition/portal-api.ts';
import { activeWebhookCallerOf } from '../../composition/webhook-caller.ts';

/** POST /portal/subscriptions/{id}/webhooks/{webhookId}/test */
export const handler = portalApi(
  { operationId: 'testOwnWebhook', pathParameters: subscriptionWebhookPath, answer: testedWebhook },
  async (request) => testWebhook(await activeWebhookCallerOf(request), request.path.webhookId),
);
