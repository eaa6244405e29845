import { appointmentPath, cancelAppointmentRequest } from '../appointment.ts';
import { practicePath } from '../identifiers.ts';
import type { PartnerRoute } from '../partner-route.ts';
import { bookFlatAppointmentRequest, flatAppointment, flatSlotPage, searchFlatSlotsQuery } from '../version-1.ts';
import { BOOKING_ERRORS, CHANGE_ERRORS } from './booking-errors.ts';

/** What is the same of all of them. */
const METERED = { version: 'v1', quotaCost: 1 } as const;

/** Version 1 of the Partner API: deprecated, and refused from its sunset on. Times are those of the practice's clock. */
export const PARTNER_V1_ROUTES: readonly PartnerRoute[] = [
  {
    ...METERED,
    operationId: 'bookFlatAppointment',
    method: 'POST',
    path: '/v1/appointments',
    summary: 'Book a free time for a patient, exactly once per idempotency key.',
    description: 'A time that the clocks show twice is the first of the two; one that they skip is `SLOT_UNAVAILABLE`.',
    scope: 'appointments:write',
    idempotencyKey: 'required',
    body: bookFlatAppointmentRequest,
    success: { status: 201, description: 'Booked.', body: flatAppointment, headers: ['Location'] },
    errors: ['IDEMPOTENCY_KEY_REQUIRED', ...BOOKING_ERRORS],
  },
  {
    ...METERED,
    operationId: 'readFlatAppointment',
    method: 'GET',
    path: '/v1/appointments/{id}',
    summary: 'Read one appointment.',
    scope: 'appointments:read',
    pathParameters: appointmentPath,
    success: { status: 200, description: 'The appointment.', body: flatAppointment, headers: ['ETag'] },
  },
  {
    ...METERED,
    operationId: 'cancelFlatAppointment',
    method: 'PUT',
    path: '/v1/appointments/{id}/cancel',
    summary: 'Cancel; the time is free again. Repeating it changes nothing.',
    scope: 'appointments:write',
    idempotencyKey: 'optional',
    pathParameters: appointmentPath,
    body: cancelAppointmentRequest,
    success: { status: 200, description: 'The appointment as it is now.', body: flatAppointment },
    errors: CHANGE_ERRORS,
  },
  {
    ...METERED,
    operationId: 'searchFlatSlots',
    method: 'GET',
    path: '/v1/practices/{id}/slots',
    summary: 'Find free times of one provider or of any; at most 31 days.',
    scope: 'slots:read',
    pathParameters: practicePath,
    query: searchFlatSlotsQuery,
    success: {
      status: 200,
      description: 'A page of free times, earliest first.',
      body: flatSlotPage,
      headers: ['ETag'],
    },
  },
];
