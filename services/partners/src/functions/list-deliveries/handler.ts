import { recordPath } from '@frontdesk/contracts/identifiers';
import { DEFAULT_PAGE_SIZE } from '@frontdesk/contracts/paging';
import { listDeliveriesQuery, webhookDeliveryPage } from '@frontdesk/contracts/webhook';
import { jsonAnswer } from '@frontdesk/core/answer';
import { partnerHandler } from '@frontdesk/lambda/partner-handler';
import { deliveryLog } from '@frontdesk/webhooks/composition/delivery-log';
import { webhookReader } from '@frontdesk/webhooks/composition/webhook-reader';
import { presentAttempt } from '@frontdesk/webhooks/domain/present-webhook';
import { listDeliveries } from '@frontdesk/webhooks/use-cases/list-deliveries';
import { webhookKeyOf } from '../../requests/webhook-request.ts';

/** GET /v2/webhooks/{id}/deliveries */
export const handler = partnerHandler(
  {
    operationId: 'listDeliveries',
    scope: 'appointments:read',
    pathParameters: recordPath,
    query: listDeliveriesQuery,
    answer: webhookDeliveryPage,
  },
  async (request) => {
    const { limit = DEFAULT_PAGE_SIZE, cursor } = request.query;
    const ports = { webhooks: webhookReader, deliveries: deliveryLog };
    const { attempts, nextCursor } = await listDeliveries({ key: webhookKeyOf(request), limit, cursor }, ports);
    return jsonAnswer(200, { items: attempts.map(presentAttempt), ...(nextCursor && { nextCursor }) });
  },
);
