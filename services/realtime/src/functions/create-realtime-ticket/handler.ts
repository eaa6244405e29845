import { jsonAnswer } from '@frontdesk/core/answer';
import { apiHandler } from '@frontdesk/lambda/api-handler';
import * as z from 'zod/mini';
import { ticketPorts } from '../../composition/ticket-ports.ts';
import { createRealtimeTicket } from '../../use-cases/create-realtime-ticket.ts';

/** POST /realtime/tickets: takes no parameter, and lets nobody believe it does. */
export const handler = apiHandler(
  { operationId: 'createRealtimeTicket', query: z.strictObject({}) },
  async ({ caller }) => jsonAnswer(201, await createRealtimeTicket(caller, ticketPorts)),
);
