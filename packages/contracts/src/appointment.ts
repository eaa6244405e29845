import * as z from 'zod/mini';
import { APPOINTMENT_STATUSES } from './appointment-status-rules.ts';
import { cancellationCode } from './cancellation-code.ts';
import { identifier, recordPath } from './identifiers.ts';
import { instantText, rangeBound } from './instant-text.ts';
import { pageOf, paging } from './paging.ts';
import { phiPatient, phiText } from './patient.ts';

const appointmentStatus = z.enum(APPOINTMENT_STATUSES);

/** POST /appointments. */
export const bookAppointmentRequest = z.strictObject({
  providerId: identifier,
  appointmentType: identifier,
  start: instantText,
  patient: phiPatient,
  reason: z.optional(phiText),
  holdId: z.optional(identifier),
  callId: z.optional(identifier),
  /** Rooms and equipment that are claimed with the provider. */
  resourceIds: z.optional(z.array(identifier).check(z.maxLength(8, 'must be 8 or fewer'))),
});
export type BookAppointmentRequest = z.output<typeof bookAppointmentRequest>;

/** PUT /appointments/{id}/cancel. */
export const cancelAppointmentRequest = z.strictObject({ reason: cancellationCode, note: z.optional(phiText) });
export type CancelAppointmentRequest = z.output<typeof cancelAppointmentRequest>;

/** PUT /appointments/{id}/reschedule. */
export const rescheduleAppointmentRequest = z.strictObject({ start: instantText, providerId: z.optional(identifier) });
export type RescheduleAppointmentRequest = z.output<typeof rescheduleAppointmentRequest>;

/** PUT /appointments/{id}/patient. */
export const correctPatientRequest = z.strictObject({ patient: phiPatient, reason: z.optional(phiText) });
export type CorrectPatientRequest = z.output<typeof correctPatientRequest>;

/** GET /appointments. */
export const listAppointmentsQuery = z.strictObject({
  from: rangeBound,
  to: rangeBound,
  providerId: z.optional(identifier),
  status: z.optional(appointmentStatus),
  ...paging,
});
export type ListAppointmentsQuery = z.output<typeof listAppointmentsQuery>;

export const appointmentPath = recordPath;

/** A patient as callers read it. Answers tell what is stored, also what older rules took, so they promise no form. */
export const patientRecord = z.object({
  givenName: z.optional(z.string()),
  familyName: z.optional(z.string()),
  birthDate: z.string(),
  phone: z.optional(z.string()),
  email: z.optional(z.string()),
  memberId: z.optional(z.string()),
  planId: z.optional(z.string()),
});

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
  patient: patientRecord,
  reason: z.optional(z.string()),
  resourceIds: z.array(identifier),
  callId: z.optional(identifier),
  cancellation: z.optional(z.object({ reason: cancellationCode, note: z.optional(z.string()), at: instantText })),
  version: z.int(),
  createdAt: instantText,
  updatedAt: instantText,
  /** Staff only: these three never leave for the role or channel `partner`. */
  internalNotes: z.optional(z.string()),
  billingCode: z.optional(z.string()),
  auditTrail: z.optional(z.string()),
});
export type Appointment = z.output<typeof appointment>;

export const appointmentPage = pageOf(appointment);
