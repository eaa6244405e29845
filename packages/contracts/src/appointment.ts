import * as z from 'zod';
import { cancellationCode } from './cancellation-code.ts';
import { identifier, recordPath } from './identifiers.ts';
import { instantText, rangeBound } from './instant-text.ts';
import { pageOf, paging } from './paging.ts';
import { patient, phiPatient, phiText } from './patient.ts';

/** FHIR AppointmentStatus, those we use. */
export const APPOINTMENT_STATUSES = ['booked', 'arrived', 'fulfilled', 'cancelled', 'noshow'] as const;
export const appointmentStatus = z.enum(APPOINTMENT_STATUSES);
export type AppointmentStatus = (typeof APPOINTMENT_STATUSES)[number];

/** POST /appointments. */
export const bookAppointmentRequest = z.strictObject({
  providerId: identifier,
  appointmentType: identifier,
  start: instantText,
  patient: phiPatient,
  reason: phiText.optional(),
  holdId: identifier.optional(),
  callId: identifier.optional(),
  /** Rooms and equipment that are claimed with the provider. */
  resourceIds: z.array(identifier).max(8, 'must be 8 or fewer').optional(),
});
export type BookAppointmentRequest = z.output<typeof bookAppointmentRequest>;

/** PUT /appointments/{id}/cancel. */
export const cancelAppointmentRequest = z.strictObject({ reason: cancellationCode, note: phiText.optional() });
export type CancelAppointmentRequest = z.output<typeof cancelAppointmentRequest>;

/** PUT /appointments/{id}/reschedule. */
export const rescheduleAppointmentRequest = z.strictObject({ start: instantText, providerId: identifier.optional() });
export type RescheduleAppointmentRequest = z.output<typeof rescheduleAppointmentRequest>;

/** GET /appointments. */
export const listAppointmentsQuery = z.strictObject({
  from: rangeBound,
  to: rangeBound,
  providerId: identifier.optional(),
  status: appointmentStatus.optional(),
  ...paging,
});
export type ListAppointmentsQuery = z.output<typeof listAppointmentsQuery>;

export const appointmentPath = recordPath;

/** An appointment as callers read it. */
export const appointment = z.object({
  id: identifier,
  practiceId: identifier,
  providerId: identifier,
  appointmentType: identifier,
  status: appointmentStatus,
  start: instantText,
  end: instantText,
  timeZone: z.string(),
  patient,
  reason: z.string().optional(),
  resourceIds: z.array(identifier),
  callId: identifier.optional(),
  cancellation: z.object({ reason: cancellationCode, note: z.string().optional(), at: instantText }).optional(),
  version: z.number().int(),
  createdAt: instantText,
  updatedAt: instantText,
  /** Staff only: these three never leave for the role or channel `partner`. */
  internalNotes: z.string().optional(),
  billingCode: z.string().optional(),
  auditTrail: z.string().optional(),
});
export type Appointment = z.output<typeof appointment>;

export const appointmentPage = pageOf(appointment);
