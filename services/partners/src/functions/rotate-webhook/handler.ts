import { recordPath } from '@frontdesk/contracts/identifiers';
import { rotatedWebhook, rotateWebhookRequest } from '@frontdesk/contracts/webhook';
import { partnerHandler } from '@frontdesk/lambda/partner-handler';
import { rotateWebhook } from '@frontdesk/webhooks/operations/rotate-webhook';
import { webhookChange } from '../../requests/webhook-request.ts';

/** POST /v2/webhooks/{id}/rotate */
export const handler = partnerHandler(
  {
    operationId: 'rotateWebhook',
    scope: 'appointments:read',
    pathParameters: recordPath,
    body: rotateWebhookRequest,
    answer: rotatedWebhook,
  },
  (request) => rotateWebhook(request.caller, request.path.id, request.body, webhookChange(request, 'rotateWebhook')),
);
