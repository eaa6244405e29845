import {
  appointmentPath,
  bookAppointmentRequest,
  cancelAppointmentRequest,
  listAppointmentsQuery,
  rescheduleAppointmentRequest,
} from '../appointment.ts';
import { createHoldRequest, hold, holdPath } from '../hold.ts';
import { practicePath } from '../identifiers.ts';
import { partnerAppointment, partnerAppointmentPage } from '../partner-appointment.ts';
import type { PartnerRoute } from '../partner-route.ts';
import { practice } from '../practice.ts';
import { searchSlotsQuery, slotPage } from '../slot.ts';
import { BOOKING_ERRORS, CHANGE_ERRORS } from './booking-errors.ts';

/** What is the same of all of them. */
const METERED = { version: 'v2', quotaCost: 1 } as const;

/** Version 2 of the Partner API: the current one. */
export const PARTNER_V2_ROUTES: readonly PartnerRoute[] = [
  {
    ...METERED,
    operationId: 'bookAppointment',
    method: 'POST',
    path: '/v2/appointments',
    summary: 'Book a free time for a patient, exactly once per idempotency key.',
    scope: 'appointments:write',
    idempotencyKey: 'required',
    body: bookAppointmentRequest,
    success: { status: 201, description: 'Booked.', body: partnerAppointment, headers: ['Location', 'ETag'] },
    errors: ['IDEMPOTENCY_KEY_REQUIRED', ...BOOKING_ERRORS],
  },
  {
    ...METERED,
    operationId: 'listAppointments',
    method: 'GET',
    path: '/v2/appointments',
    summary: 'List appointments by start; at most 31 days.',
    scope: 'appointments:read',
    query: listAppointmentsQuery,
    success: {
      status: 200,
      description: 'A page of appointments, earliest first.',
      body: partnerAppointmentPage,
      headers: ['ETag'],
    },
  },
  {
    ...METERED,
    operationId: 'readAppointment',
    method: 'GET',
    path: '/v2/appointments/{id}',
    summary: 'Read one appointment; 304 when If-None-Match names its version.',
    scope: 'appointments:read',
    pathParameters: appointmentPath,
    success: { status: 200, description: 'The appointment.', body: partnerAppointment, headers: ['ETag'] },
  },
  {
    ...METERED,
    operationId: 'cancelAppointment',
    method: 'PUT',
    path: '/v2/appointments/{id}/cancel',
    summary: 'Cancel; the time is free again. Repeating it changes nothing.',
    scope: 'appointments:write',
    idempotencyKey: 'optional',
    pathParameters: appointmentPath,
    body: cancelAppointmentRequest,
    success: { status: 200, description: 'The appointment as it is now.', body: partnerAppointment, headers: ['ETag'] },
    errors: CHANGE_ERRORS,
  },
  {
    ...METERED,
    operationId: 'rescheduleAppointment',
    method: 'PUT',
    path: '/v2/appointments/{id}/reschedule',
    summary: 'Move to another time or provider, or stay as it was.',
    scope: 'appointments:write',
    idempotencyKey: 'optional',
    pathParameters: appointmentPath,
    body: rescheduleAppointmentRequest,
    success: { status: 200, description: 'The appointment as it is now.', body: partnerAppointment, headers: ['ETag'] },
    errors: ['STATUS_CONFLICT', ...BOOKING_ERRORS],
  },
  {
    ...METERED,
    operationId: 'createHold',
    method: 'POST',
    path: '/v2/holds',
    summary: 'Keep a free time for five minutes.',
    scope: 'appointments:write',
    idempotencyKey: 'optional',
    body: createHoldRequest,
    success: { status: 201, description: 'Held.', body: hold, headers: ['Location'] },
    errors: BOOKING_ERRORS,
  },
  {
    ...METERED,
    operationId: 'releaseHold',
    method: 'DELETE',
    path: '/v2/holds/{id}',
    summary: 'Give a held time back.',
    scope: 'appointments:write',
    pathParameters: holdPath,
    success: { status: 204, description: 'Released.' },
  },
  {
    ...METERED,
    operationId: 'readPractice',
    method: 'GET',
    path: '/v2/practices/{id}',
    summary: "Read the practice's time zone, providers and appointment types.",
    scope: 'slots:read',
    cacheSeconds: 300,
    pathParameters: practicePath,
    success: {
      status: 200,
      description: 'The practice, as it was at most five minutes ago.',
      body: practice,
      headers: ['ETag'],
    },
  },
  {
    ...METERED,
    operationId: 'searchSlots',
    method: 'GET',
    path: '/v2/practices/{id}/slots',
    summary: 'Find free times of one provider or of any; at most 31 days.',
    scope: 'slots:read',
    pathParameters: practicePath,
    query: searchSlotsQuery,
    success: { status: 200, description: 'A page of free times, earliest first.', body: slotPage, headers: ['ETag'] },
    errors: ['STATUS_CONFLICT'],
  },
];
