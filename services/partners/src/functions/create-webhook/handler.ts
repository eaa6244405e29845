import { createdWebhook, createWebhookRequest } from '@frontdesk/contracts/webhook';
import { partnerHandler } from '@frontdesk/lambda/partner-handler';
import { createWebhook } from '@frontdesk/webhooks/operations/create-webhook';
import { webhookChange } from '../../requests/webhook-request.ts';

/** POST /v2/webhooks */
export const handler = partnerHandler(
  { operationId: 'createWebhook', scope: 'appointments:read', body: createWebhookRequest, answer: createdWebhook },
  (request) => createWebhook(request.caller, request.body, webhookChange(request, 'createWebhook')),
);
