import { webhookList } from '@frontdesk/contracts/webhook';
import { jsonAnswer } from '@frontdesk/core/answer';
import { partnerHandler } from '@frontdesk/lambda/partner-handler';
import { webhookReader } from '@frontdesk/webhooks/composition/webhook-reader';
import { presentWebhook } from '@frontdesk/webhooks/domain/present-webhook';

/** GET /v2/webhooks */
export const handler = partnerHandler(
  { operationId: 'listWebhooks', scope: 'appointments:read', answer: webhookList },
  async ({ caller }) => {
    const webhooks = await webhookReader.list(caller.practiceId, caller.subject);
    return jsonAnswer(200, { items: webhooks.map(presentWebhook) });
  },
);
