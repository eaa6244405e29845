import { contactEvent } from '@frontdesk/contracts/contact-event';
import { webhookHandler } from '@frontdesk/lambda/webhook-handler';
import { receivingPorts } from '../../composition/receiving-ports.ts';
import { acceptContactEvent } from '../../use-cases/accept-contact-event.ts';
import { verifyDelivery } from '../../use-cases/verify-delivery.ts';

/** POST /calls/webhook */
export const handler = webhookHandler(
  {
    operationId: 'receiveCallEvent',
    verify: (delivery) => verifyDelivery(delivery, receivingPorts),
    body: contactEvent,
  },
  (request) => acceptContactEvent(request, receivingPorts),
);
