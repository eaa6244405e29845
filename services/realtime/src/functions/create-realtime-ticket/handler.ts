import { jsonAnswer } from '@frontdesk/core/answer';
import { practiceApi } from '../../composition/practice-api.ts';
import { ticketPorts } from '../../composition/ticket-ports.ts';
import { createRealtimeTicket } from '../../use-cases/create-realtime-ticket.ts';

/** POST /realtime/tickets */
export const handler = practiceApi({ operationId: 'createRealtimeTicket' }, async ({ caller }) =>
  jsonAnswer(201, await createRealtimeTicket(caller, ticketPorts)),
);
