import { realtimeTicket } from '../realtime.ts';
import type { Route } from '../route.ts';

/** Tickets for the dashboards. */
export const REALTIME_ROUTES: readonly Route[] = [
  {
    operationId: 'createRealtimeTicket',
    service: 'realtime',
    method: 'POST',
    path: '/realtime/tickets',
    summary: 'Get a ticket for one realtime connection, to be used within thirty seconds.',
    scopes: ['calls:read', 'appointments:read'],
    success: { status: 201, description: 'The ticket, and the address that it opens.', body: realtimeTicket },
  },
];
