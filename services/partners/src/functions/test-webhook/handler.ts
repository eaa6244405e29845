import { recordPath } from '@frontdesk/contracts/identifiers';
import { testedWebhook } from '@frontdesk/contracts/webhook';
import { jsonAnswer } from '@frontdesk/core/answer';
import { partnerHandler } from '@frontdesk/lambda/partner-handler';
import { sendingPorts } from '@frontdesk/webhooks/composition/sending-ports';
import { webhookReader } from '@frontdesk/webhooks/composition/webhook-reader';
import { testWebhook } from '@frontdesk/webhooks/use-cases/send-direct-event';
import { webhookKeyOf } from '../../requests/webhook-request.ts';

/** POST /v2/webhooks/{id}/test */
export const handler = partnerHandler(
  { operationId: 'testWebhook', scope: 'appointments:read', pathParameters: recordPath, answer: testedWebhook },
  async (request) => {
    const eventId = await testWebhook(webhookKeyOf(request), { ...sendingPorts, webhooks: webhookReader });
    return jsonAnswer(202, { eventId });
  },
);
