import { recordPath } from '@frontdesk/contracts/identifiers';
import { emptyAnswer } from '@frontdesk/core/answer';
import { AppError } from '@frontdesk/core/app-error';
import { partnerHandler } from '@frontdesk/lambda/partner-handler';
import { webhookRegistry } from '@frontdesk/webhooks/composition/webhook-registry';
import { webhookKeyOf } from '../../requests/webhook-request.ts';

/** DELETE /v2/webhooks/{id} */
export const handler = partnerHandler(
  { operationId: 'deleteWebhook', scope: 'appointments:read', pathParameters: recordPath },
  async (request) => {
    if (!(await webhookRegistry.remove(webhookKeyOf(request)))) throw new AppError('NOT_FOUND');
    return emptyAnswer(204);
  },
);
