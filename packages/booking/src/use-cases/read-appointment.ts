import { type Actor, auditRecord } from '@frontdesk/contracts/audit-record';
import { AppError } from '@frontdesk/core/app-error';
import type { Clock } from '@frontdesk/core/clock';
import type { Appointment } from '../domain/appointment.ts';
import type { AppointmentReader } from '../ports/appointment-reader.ts';
import type { AuditTrail } from '../ports/audit-trail.ts';

export interface ReadAppointmentPorts {
  readonly reader: AppointmentReader;
  readonly audit: AuditTrail;
  readonly clock: Clock;
}

/** One appointment of the caller's practice. That it was read is noted before anybody sees it. Throws NOT_FOUND. */
export async function readAppointment(
  actor: Actor,
  appointmentId: string,
  ports: ReadAppointmentPorts,
): Promise<Appointment> {
  const appointment = await ports.reader.read(actor.caller.practiceId, appointmentId);
  if (appointment === undefined) throw new AppError('NOT_FOUND');
  await ports.audit.record(auditRecord(actor, 'read', appointmentId, ports.clock.now()));
  return appointment;
}
