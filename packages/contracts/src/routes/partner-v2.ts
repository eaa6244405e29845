import {
  appointmentPath,
  bookAppointmentRequest,
  cancelAppointmentRequest,
  listAppointmentsQuery,
  rescheduleAppointmentRequest,
} from '../appointment.ts';
import { createHoldRequest, hold, holdPath } from '../hold.ts';
import { practicePath } from '../identifiers.ts';
import { insurancePlanList } from '../insurance-plan.ts';
import { partnerAppointment, partnerAppointmentPage } from '../partner-appointment.ts';
import { PARTNER_POLICIES } from '../partner-policies.ts';
import type { PartnerRoute } from '../partner-route.ts';
import { practice } from '../practice.ts';
import { searchSlotsQuery, slotPage } from '../slot.ts';
import { usage } from '../usage.ts';
import { BOOKING_ERRORS, CHANGE_ERRORS } from './booking-errors.ts';
import { PARTNER_EVENT_ROUTES } from './partner-events.ts';
import { VERIFICATION_CALLS } from './verification-calls.ts';

/** Version 2 of the Partner API: the current one. */
export const PARTNER_V2_ROUTES: readonly PartnerRoute[] = [
  {
    operationId: 'bookAppointment',
    ...PARTNER_POLICIES.bookAppointment,
    summary: 'Book a free time for a patient, exactly once per idempotency key.',
    idempotencyKey: 'required',
    body: bookAppointmentRequest,
    success: { status: 201, description: 'Booked.', body: partnerAppointment, headers: ['Location', 'ETag'] },
    errors: ['IDEMPOTENCY_KEY_REQUIRED', ...BOOKING_ERRORS],
  },
  {
    operationId: 'listAppointments',
    ...PARTNER_POLICIES.listAppointments,
    summary: 'List appointments by start; at most 31 days.',
    query: listAppointmentsQuery,
    success: {
      status: 200,
      description: 'A page of appointments, earliest first.',
      body: partnerAppointmentPage,
      headers: ['ETag'],
    },
  },
  {
    operationId: 'readAppointment',
    ...PARTNER_POLICIES.readAppointment,
    summary: 'Read one appointment; 304 when If-None-Match names its version.',
    pathParameters: appointmentPath,
    success: { status: 200, description: 'The appointment.', body: partnerAppointment, headers: ['ETag'] },
  },
  {
    operationId: 'cancelAppointment',
    ...PARTNER_POLICIES.cancelAppointment,
    summary: 'Cancel; the time is free again. Repeating it changes nothing.',
    idempotencyKey: 'optional',
    pathParameters: appointmentPath,
    body: cancelAppointmentRequest,
    success: { status: 200, description: 'The appointment as it is now.', body: partnerAppointment, headers: ['ETag'] },
    errors: CHANGE_ERRORS,
  },
  {
    operationId: 'rescheduleAppointment',
    ...PARTNER_POLICIES.rescheduleAppointment,
    summary: 'Move to another time or provider, or stay as it was.',
    idempotencyKey: 'optional',
    pathParameters: appointmentPath,
    body: rescheduleAppointmentRequest,
    success: { status: 200, description: 'The appointment as it is now.', body: partnerAppointment, headers: ['ETag'] },
    errors: ['STATUS_CONFLICT', ...BOOKING_ERRORS],
  },
  {
    operationId: 'createHold',
    ...PARTNER_POLICIES.createHold,
    summary: 'Keep a free time for five minutes.',
    idempotencyKey: 'optional',
    body: createHoldRequest,
    success: { status: 201, description: 'Held.', body: hold, headers: ['Location'] },
    errors: BOOKING_ERRORS,
  },
  {
    operationId: 'releaseHold',
    ...PARTNER_POLICIES.releaseHold,
    summary: 'Give a held time back.',
    pathParameters: holdPath,
    success: { status: 204, description: 'Released.' },
  },
  {
    operationId: 'readPractice',
    ...PARTNER_POLICIES.readPractice,
    summary: "Read the practice's time zone, providers and appointment types.",
    pathParameters: practicePath,
    success: {
      status: 200,
      description: 'The practice, as it was at most five minutes ago.',
      body: practice,
      headers: ['ETag'],
    },
  },
  {
    operationId: 'searchSlots',
    ...PARTNER_POLICIES.searchSlots,
    summary: 'Find free times of one provider or of any; at most 31 days.',
    pathParameters: practicePath,
    query: searchSlotsQuery,
    success: { status: 200, description: 'A page of free times, earliest first.', body: slotPage, headers: ['ETag'] },
    errors: ['STATUS_CONFLICT'],
  },
  {
    operationId: 'listInsurancePlans',
    ...PARTNER_POLICIES.listInsurancePlans,
    summary: 'List the insurance plans that the practice takes.',
    description: 'All plans in one answer, by payer and name. `version` grows with every change.',
    pathParameters: practicePath,
    success: {
      status: 200,
      description: 'The plans, as they were at most five minutes ago.',
      body: insurancePlanList,
      headers: ['ETag'],
    },
  },
  {
    operationId: 'createVerification',
    ...PARTNER_POLICIES.createVerification,
    ...VERIFICATION_CALLS.create,
  },
  {
    operationId: 'readVerification',
    ...PARTNER_POLICIES.readVerification,
    ...VERIFICATION_CALLS.read,
  },
  ...PARTNER_EVENT_ROUTES,
  {
    operationId: 'readUsage',
    ...PARTNER_POLICIES.readUsage,
    summary: "Read what the key's subscription has used today, and what is left; as it was at most a minute ago.",
    success: { status: 200, description: "Today's use, in UTC.", body: usage, headers: ['ETag'] },
  },
];
