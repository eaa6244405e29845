import { recordPath } from '@frontdesk/contracts/identifiers';
import { replayedWebhook, replayWebhookRequest } from '@frontdesk/contracts/webhook';
import { partnerHandler } from '@frontdesk/lambda/partner-handler';
import { replayWebhook } from '@frontdesk/webhooks/operations/replay-webhook';
import { webhookChange } from '../../requests/webhook-request.ts';

/** POST /v2/webhooks/{id}/replay */
export const handler = partnerHandler(
  {
    operationId: 'replayWebhook',
    scope: 'appointments:read',
    pathParameters: recordPath,
    body: replayWebhookRequest,
    answer: replayedWebhook,
  },
  (request) => {
    const { caller, path, body, requestId } = request;
    return replayWebhook(caller, path.id, body, { ...webhookChange(request, 'replayWebhook'), requestId });
  },
);
