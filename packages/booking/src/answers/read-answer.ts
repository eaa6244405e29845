import { type Answer, emptyAnswer } from '@frontdesk/core/answer';
import type { Headers } from '@frontdesk/lambda/headers';
import { notModified } from '@frontdesk/lambda/preconditions';
import type { Appointment } from '../domain/appointment.ts';
import { currentAppointment, entityTagOf } from '../domain/present-appointment.ts';

/** 200 with the appointment, or 304 when `If-None-Match` names its version. */
export function readAnswer(appointment: Appointment, headers: Headers): Answer {
  const etag = entityTagOf(appointment);
  return notModified(headers, etag) ? emptyAnswer(304, { etag }) : currentAppointment(appointment);
}
