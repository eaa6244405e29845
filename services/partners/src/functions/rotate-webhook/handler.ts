import { recordPath } from '@frontdesk/contracts/identifiers';
import { DEFAULT_GRACE_SECONDS, rotatedWebhook, rotateWebhookRequest } from '@frontdesk/contracts/webhook';
import { jsonAnswer } from '@frontdesk/core/answer';
import { systemClock } from '@frontdesk/core/clock';
import { partnerHandler } from '@frontdesk/lambda/partner-handler';
import { webhookRegistry } from '@frontdesk/webhooks/composition/webhook-registry';
import { rotateWebhook } from '@frontdesk/webhooks/use-cases/rotate-webhook';
import { webhookIdempotency, webhookKeyOf } from '../../requests/webhook-request.ts';

/** POST /v2/webhooks/{id}/rotate */
export const handler = partnerHandler(
  {
    operationId: 'rotateWebhook',
    scope: 'appointments:read',
    pathParameters: recordPath,
    body: rotateWebhookRequest,
    answer: rotatedWebhook,
  },
  (request) => {
    const { deadline, body } = request;
    const { graceSeconds = DEFAULT_GRACE_SECONDS } = body;
    const key = webhookKeyOf(request);
    const idempotency = webhookIdempotency(request, 'rotateWebhook');
    const answer = (secret: string, until: number) =>
      jsonAnswer(200, { id: key.webhookId, secret, previousSecretExpiresAt: new Date(until).toISOString() });
    const ports = { secrets: webhookRegistry, clock: systemClock };
    return rotateWebhook({ key, graceSeconds, idempotency, answer, deadline }, ports);
  },
);
