import type { Appointment as AppointmentAnswer } from '@frontdesk/contracts/appointment';
import { type Answer, jsonAnswer } from '@frontdesk/core/answer';
import type { Appointment } from './appointment.ts';

/** The appointment as its practice's staff reads it: one of the two places where a patient's data is revealed. */
export function presentAppointment(appointment: Appointment): AppointmentAnswer {
  const { cancellation } = appointment;
  return {
    id: appointment.id,
    practiceId: appointment.practiceId,
    providerId: appointment.providerId,
    appointmentType: appointment.appointmentType,
    status: appointment.status,
    start: appointment.start,
    end: appointment.end,
    timeZone: appointment.timeZone,
    patient: appointment.patient.reveal(),
    ...(appointment.reason !== undefined && { reason: appointment.reason.reveal() }),
    resourceIds: [...appointment.resourceIds],
    ...(appointment.callId !== undefined && { callId: appointment.callId }),
    ...(cancellation !== undefined && {
      cancellation: {
        reason: cancellation.reason,
        ...(cancellation.note !== undefined && { note: cancellation.note.reveal() }),
        at: cancellation.at,
      },
    }),
    version: appointment.version,
    createdAt: appointment.createdAt,
    updatedAt: appointment.updatedAt,
  };
}

/** Which appointment an answer shows, for answers made of `presentAppointment`: kept ones have nothing else to tell. */
export function shownAppointmentId({ body }: Answer): string {
  const { id }: Pick<AppointmentAnswer, 'id'> = JSON.parse(body);
  return id;
}

/** The strong entity tag of a version (RFC 9110, section 8.8.3). */
export function entityTagOf({ version }: Pick<Appointment, 'version'>): string {
  return `"${version}"`;
}

/** 200 with the appointment as it is now. */
export function currentAppointment(appointment: Appointment): Answer {
  return jsonAnswer(200, presentAppointment(appointment), { etag: entityTagOf(appointment) });
}
