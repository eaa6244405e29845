import { createdWebhook, createWebhookRequest } from '@frontdesk/contracts/webhook';
import { jsonAnswer } from '@frontdesk/core/answer';
import { systemClock } from '@frontdesk/core/clock';
import { randomIds } from '@frontdesk/core/ids';
import { partnerHandler } from '@frontdesk/lambda/partner-handler';
import { eventLog } from '@frontdesk/webhooks/composition/event-log';
import { loopback } from '@frontdesk/webhooks/composition/loopback';
import { webhookRegistry } from '@frontdesk/webhooks/composition/webhook-registry';
import { presentWebhook } from '@frontdesk/webhooks/domain/present-webhook';
import { createWebhook } from '@frontdesk/webhooks/use-cases/create-webhook';
import { webhookIdempotency } from '../../requests/webhook-request.ts';

const ports = { webhooks: webhookRegistry, log: eventLog, clock: systemClock, ids: randomIds, loopback };

/** POST /v2/webhooks */
export const handler = partnerHandler(
  { operationId: 'createWebhook', scope: 'appointments:read', body: createWebhookRequest, answer: createdWebhook },
  (request) => {
    const { caller, deadline, body } = request;
    const { url, eventTypes } = body;
    const idempotency = webhookIdempotency(request, 'createWebhook');
    const answer = (...[webhook, secret]: Parameters<Parameters<typeof createWebhook>[0]['answer']>) =>
      jsonAnswer(201, { ...presentWebhook(webhook), secret });
    return createWebhook({ caller, url, eventTypes, idempotency, answer, deadline }, ports);
  },
);
