import { recordPath } from '@frontdesk/contracts/identifiers';
import { replayedWebhook, replayWebhookRequest } from '@frontdesk/contracts/webhook';
import { jsonAnswer } from '@frontdesk/core/answer';
import { partnerHandler } from '@frontdesk/lambda/partner-handler';
import { eventLog } from '@frontdesk/webhooks/composition/event-log';
import { replayStarter } from '@frontdesk/webhooks/composition/replay-starter';
import { wakeQueue } from '@frontdesk/webhooks/composition/wake-queue';
import { webhookReader } from '@frontdesk/webhooks/composition/webhook-reader';
import { replayWebhook } from '@frontdesk/webhooks/use-cases/replay-webhook';
import { webhookIdempotency, webhookKeyOf } from '../../requests/webhook-request.ts';

const ports = { webhooks: webhookReader, replays: replayStarter, log: eventLog, wakes: wakeQueue };

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
    const { deadline, requestId, body } = request;
    const { epoch, after, until } = body;
    const idempotency = webhookIdempotency(request, 'replayWebhook');
    const key = webhookKeyOf(request);
    const asked = { key, epoch, after, until, idempotency, deadline, requestId };
    return replayWebhook({ ...asked, answer: (replay) => jsonAnswer(202, { id: key.webhookId, ...replay }) }, ports);
  },
);
