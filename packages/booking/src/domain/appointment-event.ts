import { EVENT_CATALOGUE, type PublicEvent } from '@frontdesk/contracts/events';
import { timeOrderedKey } from '@frontdesk/core/ids';
import type { Appointment } from './appointment.ts';
import { STATUS_CHANGES, type StatusChangeName } from './status-change.ts';

/** `appointment.booked`. Reports count it for the call that it names. */
export function bookedEvent(appointment: Appointment, now: number): PublicEvent {
  const event = 'appointment.booked';
  const { callId } = appointment;
  return {
    ...envelope(event, appointment, now),
    event,
    data: dataOf(appointment),
    ...(callId !== undefined && { facts: { callId } }),
  };
}

/** `appointment.rescheduled`, with where the appointment was before. */
export function rescheduledEvent(before: Appointment, after: Appointment, now: number): PublicEvent {
  const event = 'appointment.rescheduled';
  const previous = { providerId: before.providerId, start: before.start, end: before.end };
  return { ...envelope(event, after, now), event, data: { ...dataOf(after), previous } };
}

/** `appointment.cancelled`, with the code of the reason; the note is the patient's matter and stays in the record. */
export function cancelledEvent(appointment: Appointment, cancellationReason: string, now: number): PublicEvent {
  const { event } = STATUS_CHANGES.cancel;
  return { ...envelope(event, appointment, now), event, data: { ...dataOf(appointment), cancellationReason } };
}

/** `appointment.arrived`, `appointment.fulfilled`, `appointment.noshow` or `appointment.corrected`. */
export function statusEvent(
  change: Exclude<StatusChangeName, 'cancel'>,
  appointment: Appointment,
  now: number,
): PublicEvent {
  const { event } = STATUS_CHANGES[change];
  return { ...envelope(event, appointment, now), event, data: dataOf(appointment) };
}

/** `appointment.patient-corrected`: that something was, never what. */
export function patientCorrectedEvent(appointment: Appointment, now: number): PublicEvent {
  const event = 'appointment.patient-corrected';
  return { ...envelope(event, appointment, now), event, data: dataOf(appointment) };
}

type AppointmentEventName = Extract<PublicEvent, { topic: 'appointments' }>['event'];

function envelope(event: AppointmentEventName, { practiceId }: Appointment, now: number) {
  const { topic, version } = EVENT_CATALOGUE[event];
  return { practiceId, eventId: timeOrderedKey(now), topic, version, at: new Date(now).toISOString() };
}

function dataOf(appointment: Appointment) {
  return {
    appointmentId: appointment.id,
    providerId: appointment.providerId,
    appointmentType: appointment.appointmentType,
    status: appointment.status,
    start: appointment.start,
    end: appointment.end,
    version: appointment.version,
  };
}
