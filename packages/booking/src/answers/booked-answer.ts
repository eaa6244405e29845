import { type Answer, jsonAnswer } from '@frontdesk/core/answer';
import type { Appointment } from '../domain/appointment.ts';
import { entityTagOf, presentAppointment } from '../domain/present-appointment.ts';

/** 201 with where the appointment is, under the door's own root (`/v2`), and which version it has. */
export function bookedAnswer(appointment: Appointment, root = ''): Answer {
  const headers = { location: `${root}/appointments/${appointment.id}`, etag: entityTagOf(appointment) };
  return jsonAnswer(201, presentAppointment(appointment), headers);
}
