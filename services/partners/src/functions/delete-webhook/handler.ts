import { recordPath } from '@frontdesk/contracts/identifiers';
import { partnerHandler } from '@frontdesk/lambda/partner-handler';
import { deleteWebhook } from '@frontdesk/webhooks/operations/delete-webhook';

/** DELETE /v2/webhooks/{id} */
export const handler = partnerHandler(
  { operationId: 'deleteWebhook', scope: 'appointments:read', pathParameters: recordPath },
  ({ caller, path }) => deleteWebhook(caller, path.id),
);
