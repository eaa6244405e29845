import { recordPath } from '@frontdesk/contracts/identifiers';
import { listDeliveriesQuery, webhookDeliveryPage } from '@frontdesk/contracts/webhook';
import { partnerHandler } from '@frontdesk/lambda/partner-handler';
import { listDeliveries } from '@frontdesk/webhooks/operations/list-deliveries';

/** GET /v2/webhooks/{id}/deliveries */
export const handler = partnerHandler(
  {
    operationId: 'listDeliveries',
    scope: 'appointments:read',
    pathParameters: recordPath,
    query: listDeliveriesQuery,
    answer: webhookDeliveryPage,
  },
  ({ caller, path, query }) => listDeliveries(caller, path.id, query),
);
