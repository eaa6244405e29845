import { randomUUID } from 'node:crypto';
import { httpApiEvent } from '../http-api-event.ts';
import { bookingAt, dateFromToday } from '../office-times.ts';

/** A booking that nobody made before. */
export function bookEvent(start: string): object {
  return httpApiEvent({
    method: 'POST',
    path: '/appointments',
    routeKey: 'POST /appointments',
    headers: { 'idempotency-key': randomUUID() },
    body: bookingAt(start),
  });
}

export function readEvent(id: string): object {
  return httpApiEvent({
    method: 'GET',
    path: `/appointments/${id}`,
    routeKey: 'GET /appointments/{id}',
    pathParameters: { id },
  });
}

export function cancelEvent(id: string): object {
  return httpApiEvent({
    method: 'PUT',
    path: `/appointments/${id}/cancel`,
    routeKey: 'PUT /appointments/{id}/cancel',
    pathParameters: { id },
    body: { reason: 'pat' },
  });
}

/** A week of one provider. */
export function searchEvent(): object {
  return httpApiEvent({
    method: 'GET',
    path: '/practices/p001/slots',
    routeKey: 'GET /practices/{id}/slots',
    pathParameters: { id: 'p001' },
    query: { from: dateFromToday(7), to: dateFromToday(13), appointmentType: 'exam', providerId: 'dr-adams' },
  });
}
