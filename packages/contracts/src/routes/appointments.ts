import {
  appointment,
  appointmentPage,
  appointmentPath,
  bookAppointmentRequest,
  cancelAppointmentRequest,
  correctPatientRequest,
  listAppointmentsQuery,
  rescheduleAppointmentRequest,
} from '../appointment.ts';
import { changeSentences } from '../appointment-status-page.ts';
import type { AppointmentChangeName } from '../appointment-status-rules.ts';
import { auditPage, auditQuery } from '../audit.ts';
import { createHoldRequest, hold, holdList, holdPath, MOST_OPEN_HOLDS } from '../hold.ts';
import { foundPatients, MOST_FOUND_PATIENTS, searchPatientsRequest } from '../patient-search.ts';
import type { Route } from '../route.ts';

const BOOKING_ERRORS = ['SLOT_TAKEN', 'SLOT_UNAVAILABLE', 'IDEMPOTENCY_IN_PROGRESS', 'IDEMPOTENCY_KEY_REUSED'] as const;

const CHANGE_ERRORS = ['STATUS_CONFLICT', 'IDEMPOTENCY_IN_PROGRESS', 'IDEMPOTENCY_KEY_REUSED'] as const;

/** A change of an appointment's status: same shape, another verb. */
const statusChange = (operationId: string, verb: AppointmentChangeName, summary: string): Route => ({
  operationId,
  service: 'appointments',
  method: 'PUT',
  path: `/appointments/{id}/${verb}`,
  summary,
  description: changeSentences(verb),
  scopes: ['appointments:write'],
  idempotencyKey: 'optional',
  pathParameters: appointmentPath,
  success: { status: 200, description: 'The appointment as it is now.', body: appointment, headers: ['ETag'] },
  errors: CHANGE_ERRORS,
});

/** Booking, and what happens to an appointment afterwards. */
export const APPOINTMENTS_ROUTES: readonly Route[] = [
  {
    operationId: 'bookAppointment',
    service: 'appointments',
    method: 'POST',
    path: '/appointments',
    summary: 'Book a free time for a patient, exactly once per idempotency key.',
    scopes: ['appointments:write'],
    idempotencyKey: 'required',
    body: bookAppointmentRequest,
    success: { status: 201, description: 'Booked.', body: appointment, headers: ['Location', 'ETag'] },
    errors: ['IDEMPOTENCY_KEY_REQUIRED', ...BOOKING_ERRORS],
  },
  {
    operationId: 'readAppointment',
    service: 'appointments',
    method: 'GET',
    path: '/appointments/{id}',
    summary: 'Read one appointment; 304 when If-None-Match names its version.',
    scopes: ['appointments:read'],
    pathParameters: appointmentPath,
    success: { status: 200, description: 'The appointment.', body: appointment, headers: ['ETag'] },
  },
  {
    operationId: 'listAppointments',
    service: 'appointments',
    method: 'GET',
    path: '/appointments',
    summary: 'List appointments by start; at most 31 days.',
    scopes: ['appointments:read'],
    query: listAppointmentsQuery,
    success: { status: 200, description: 'A page of appointments, earliest first.', body: appointmentPage },
  },
  {
    ...statusChange('cancelAppointment', 'cancel', 'Cancel; the time is free again. Repeating it changes nothing.'),
    body: cancelAppointmentRequest,
  },
  {
    ...statusChange('rescheduleAppointment', 'reschedule', 'Move to another time or provider, or stay as it was.'),
    body: rescheduleAppointmentRequest,
    errors: ['STATUS_CONFLICT', ...BOOKING_ERRORS],
  },
  {
    ...statusChange('arriveAppointment', 'arrive', 'The patient is here.'),
    errors: [...CHANGE_ERRORS, 'SLOT_TAKEN'],
  },
  statusChange('fulfilAppointment', 'fulfil', 'The visit has taken place.'),
  statusChange('noShowAppointment', 'no-show', 'The patient did not come; the time is free again.'),
  {
    ...statusChange('correctAppointment', 'correct', 'Take a mistaken status back by one step.'),
    role: 'manager',
    errors: [...CHANGE_ERRORS, 'SLOT_TAKEN'],
  },
  {
    operationId: 'correctPatient',
    service: 'appointments',
    method: 'PUT',
    path: '/appointments/{id}/patient',
    summary: 'Correct what is known of the patient, whatever the status.',
    description: [
      'The body is the whole of it: what it leaves out is no longer there. Only this appointment changes; a search shows a',
      'patient as the latest booking or correction tells. A request with the key of an earlier one gets its answer, whatever',
      'the version is by then.',
    ].join(' '),
    scopes: ['appointments:write'],
    idempotencyKey: 'optional',
    precondition: true,
    pathParameters: appointmentPath,
    body: correctPatientRequest,
    success: { status: 200, description: 'The appointment as it is now.', body: appointment, headers: ['ETag'] },
    errors: ['STALE_VERSION', 'PRECONDITION_REQUIRED', 'IDEMPOTENCY_IN_PROGRESS', 'IDEMPOTENCY_KEY_REUSED'],
  },
  {
    operationId: 'readAppointmentAudit',
    service: 'appointments',
    method: 'GET',
    path: '/appointments/{id}/audit',
    summary: 'Who read or changed this appointment.',
    scopes: ['appointments:read'],
    role: 'manager',
    pathParameters: appointmentPath,
    query: auditQuery,
    success: { status: 200, description: 'The audit trail, oldest first.', body: auditPage },
  },
  {
    operationId: 'searchPatients',
    service: 'appointments',
    method: 'POST',
    path: '/patients/search',
    summary: 'Find patients by telephone number, by family name and birth date, or by member id.',
    description: [
      'Patients are those of the practice’s appointments. Appointments of one name and birth date are of one patient.',
      '`phone` finds a number in any notation: numbers are compared in their international form, those without a country code',
      'as numbers of the United States; an extension is not compared. `familyName` is compared without case, diacritics and',
      'punctuation, and with the given name of a patient who has no family name. `birthDate` is compared as it is: `1980`',
      'finds patients of whom no more than the year is known. `memberId` is compared without case, spaces and hyphens.',
      'A booking is found within two seconds.',
      `Patients with the nearest appointment come first; above ${MOST_FOUND_PATIENTS}, \`truncated\` is true. Something that too many`,
      'appointments have (a number that a practice gives for patients without one) is INPUT_INVALID. Each appointment from',
      'which an answer tells leaves an audit entry.',
    ].join(' '),
    scopes: ['appointments:read'],
    body: searchPatientsRequest,
    success: { status: 200, description: 'The patients, those expected next first.', body: foundPatients },
  },
  {
    operationId: 'createHold',
    service: 'appointments',
    method: 'POST',
    path: '/holds',
    summary: 'Keep a free time for five minutes.',
    description: [
      'A second hold by the same person for the same provider, appointment type and start renews the first: the answer is a',
      'new hold with five more minutes, and the id of the first is not found any more. Whatever else overlaps a hold is',
      '`SLOT_TAKEN`, also for the person who holds it.',
      `One person may hold ${MOST_OPEN_HOLDS} times at once at a practice; the next is \`RATE_LIMITED\` until one is booked, released or`,
      'lapses, which `Retry-After` tells.',
    ].join(' '),
    scopes: ['appointments:write'],
    idempotencyKey: 'optional',
    body: createHoldRequest,
    success: { status: 201, description: 'Held.', body: hold, headers: ['Location'] },
    errors: [...BOOKING_ERRORS, 'RATE_LIMITED'],
  },
  {
    operationId: 'listHolds',
    service: 'appointments',
    method: 'GET',
    path: '/holds',
    summary: 'List the times that you hold.',
    scopes: ['appointments:write'],
    success: { status: 200, description: 'Your own open holds, earliest start first.', body: holdList },
  },
  {
    operationId: 'releaseHold',
    service: 'appointments',
    method: 'DELETE',
    path: '/holds/{id}',
    summary: 'Give a held time back.',
    scopes: ['appointments:write'],
    pathParameters: holdPath,
    success: { status: 204, description: 'Released.' },
  },
];
