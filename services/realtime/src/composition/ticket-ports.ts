import { systemClock } from '@frontdesk/core/clock';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import type { CreateRealtimeTicketPorts } from '../use-cases/create-realtime-ticket.ts';
import { ticketStore } from './ticket-store.ts';

const environment = readEnvironment(z.object({ REALTIME_URL: z.url() }));

/** What giving a ticket needs. */
export const ticketPorts: CreateRealtimeTicketPorts = {
  tickets: ticketStore,
  clock: systemClock,
  realtimeUrl: environment.REALTIME_URL,
};
