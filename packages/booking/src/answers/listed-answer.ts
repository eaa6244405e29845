import { type Answer, jsonAnswer } from '@frontdesk/core/answer';
import { presentAppointment } from '../domain/present-appointment.ts';
import type { AppointmentList } from '../use-cases/list-appointments.ts';

/** 200 with a page of appointments. */
export function listAnswer({ appointments, nextCursor }: AppointmentList): Answer {
  return jsonAnswer(200, { items: appointments.map(presentAppointment), ...(nextCursor && { nextCursor }) });
}
