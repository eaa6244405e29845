import type { AuditEntry } from '@frontdesk/contracts/audit';
import { type Actor, auditRecord } from '@frontdesk/contracts/audit-record';
import { DEFAULT_PAGE_SIZE } from '@frontdesk/contracts/paging';
import { AppError } from '@frontdesk/core/app-error';
import type { Clock } from '@frontdesk/core/clock';
import { readCursor, writeCursor } from '../domain/page-cursor.ts';
import type { AppointmentReader } from '../ports/appointment-reader.ts';
import type { AuditReader, AuditTrail } from '../ports/audit-trail.ts';

export interface ReadAppointmentAudit extends Actor {
  readonly appointmentId: string;
  readonly query: { readonly limit?: number | undefined; readonly cursor?: string | undefined };
}

export interface ReadAppointmentAuditPorts {
  readonly reader: AppointmentReader;
  readonly trail: AuditReader;
  readonly audit: AuditTrail;
  readonly clock: Clock;
}

export interface AuditTrailPage {
  readonly entries: readonly AuditEntry[];
  readonly nextCursor?: string;
}

/** Who read or changed an appointment, oldest first. Looking is noted too, and seen by whoever looks next.
 *  Throws NOT_FOUND (also for another practice's cursor), INPUT_INVALID (`/query/cursor`). */
export async function readAppointmentAudit(
  command: ReadAppointmentAudit,
  ports: ReadAppointmentAuditPorts,
): Promise<AuditTrailPage> {
  const { practiceId } = command.caller;
  const { appointmentId } = command;
  const { limit = DEFAULT_PAGE_SIZE, cursor } = command.query;
  const query = { auditOf: appointmentId };
  const afterKey = readCursor(cursor, { practiceId, query });
  const appointment = await ports.reader.read(practiceId, appointmentId);
  if (appointment === undefined) throw new AppError('NOT_FOUND');

  const page = await ports.trail.readTrail(practiceId, appointmentId, limit, afterKey);
  await ports.audit.record(auditRecord(command, 'audit-read', appointmentId, ports.clock.now()));
  if (page.lastKey === undefined) return { entries: page.entries };
  return { entries: page.entries, nextCursor: writeCursor({ practiceId, query, lastKey: page.lastKey }) };
}
