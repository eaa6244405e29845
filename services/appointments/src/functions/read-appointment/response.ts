import { type Answer, emptyAnswer } from '@frontdesk/core/answer';
import type { Appointment } from '../../domain/appointment.ts';
import { currentAppointment, entityTagOf } from '../../domain/present-appointment.ts';

/** 200 with the appointment, or 304 when `If-None-Match` names its version. */
export function readAnswer(appointment: Appointment, ifNoneMatch: string | undefined): Answer {
  const etag = entityTagOf(appointment);
  return ifNoneMatch !== undefined && names(ifNoneMatch, etag)
    ? emptyAnswer(304, { etag })
    : currentAppointment(appointment);
}

/** Weak comparison: `*`, or a list that has the tag (RFC 9110, sections 8.8.3.2 and 13.1.2). */
function names(ifNoneMatch: string, etag: string): boolean {
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim());
  return tags.some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag);
}
