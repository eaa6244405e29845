import { jsonAnswer } from '@frontdesk/core/answer';
import { apiHandler } from '@frontdesk/lambda/api-handler';
import { ticketPorts } from '../../composition/ticket-ports.ts';
import { createRealtimeTicket } from '../../use-cases/create-realtime-ticket.ts';

/** POST /realtime/tickets */
export const handler = apiHandler({ operationId: 'createRealtimeTicket' }, async ({ caller }) =>
  jsonAnswer(201, await createRealtimeTicket(caller, ticketPorts)),
);
