import { appointmentPath, cancelAppointmentRequest } from '../appointment.ts';
import { practicePath } from '../identifiers.ts';
import { PARTNER_POLICIES } from '../partner-policies.ts';
import type { PartnerRoute } from '../partner-route.ts';
import {
  bookFlatAppointmentRequest,
  flatAppointment,
  flatInsurancePlanList,
  flatSlotPage,
  searchFlatSlotsQuery,
} from '../version-1.ts';
import { BOOKING_ERRORS, CHANGE_ERRORS } from './booking-errors.ts';

/** Version 1 of the Partner API: deprecated, and refused from its sunset on. Times are those of the practice's clock. */
export const PARTNER_V1_ROUTES: readonly PartnerRoute[] = [
  {
    operationId: 'bookFlatAppointment',
    ...PARTNER_POLICIES.bookFlatAppointment,
    summary: 'Book a free time for a patient, exactly once per idempotency key.',
    description: 'A time that the clocks show twice is the first of the two; one that they skip is `SLOT_UNAVAILABLE`.',
    idempotencyKey: 'required',
    body: bookFlatAppointmentRequest,
    success: { status: 201, description: 'Booked.', body: flatAppointment, headers: ['Location'] },
    errors: ['IDEMPOTENCY_KEY_REQUIRED', ...BOOKING_ERRORS],
  },
  {
    operationId: 'readFlatAppointment',
    ...PARTNER_POLICIES.readFlatAppointment,
    summary: 'Read one appointment.',
    pathParameters: appointmentPath,
    success: { status: 200, description: 'The appointment.', body: flatAppointment, headers: ['ETag'] },
  },
  {
    operationId: 'cancelFlatAppointment',
    ...PARTNER_POLICIES.cancelFlatAppointment,
    summary: 'Cancel; the time is free again. Repeating it changes nothing.',
    idempotencyKey: 'optional',
    pathParameters: appointmentPath,
    body: cancelAppointmentRequest,
    success: { status: 200, description: 'The appointment as it is now.', body: flatAppointment },
    errors: CHANGE_ERRORS,
  },
  {
    operationId: 'searchFlatSlots',
    ...PARTNER_POLICIES.searchFlatSlots,
    summary: 'Find free times of one provider or of any; at most 31 days.',
    pathParameters: practicePath,
    query: searchFlatSlotsQuery,
    success: {
      status: 200,
      description: 'A page of free times, earliest first.',
      body: flatSlotPage,
      headers: ['ETag'],
    },
  },
  {
    operationId: 'listFlatInsurancePlans',
    ...PARTNER_POLICIES.listFlatInsurancePlans,
    summary: 'List the insurance plans that the practice takes; 304 when If-None-Match names their version.',
    pathParameters: practicePath,
    success: { status: 200, description: 'The plans.', body: flatInsurancePlanList, headers: ['ETag'] },
  },
];
