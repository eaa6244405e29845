import { recordPath } from '@frontdesk/contracts/identifiers';
import { testedWebhook } from '@frontdesk/contracts/webhook';
import { partnerHandler } from '@frontdesk/lambda/partner-handler';
import { testWebhook } from '@frontdesk/webhooks/operations/test-webhook';

/** POST /v2/webhooks/{id}/test */
export const handler = partnerHandler(
  { operationId: 'testWebhook', scope: 'appointments:read', pathParameters: recordPath, answer: testedWebhook },
  ({ caller, path }) => testWebhook(caller, path.id),
);
