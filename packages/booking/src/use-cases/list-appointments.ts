import type { ListAppointmentsQuery } from '@frontdesk/contracts/appointment';
import { type Actor, auditRecord } from '@frontdesk/contracts/audit-record';
import { DEFAULT_PAGE_SIZE } from '@frontdesk/contracts/paging';
import { AppError } from '@frontdesk/core/app-error';
import type { Clock } from '@frontdesk/core/clock';
import { formatUtcInstant } from '@frontdesk/scheduling/instant';
import type { Interval } from '@frontdesk/scheduling/interval';
import { resolveRange } from '@frontdesk/scheduling/search-range';
import { type Appointment, startKeyOf } from '../domain/appointment.ts';
import { readCursor, writeCursor } from '../domain/page-cursor.ts';
import type { AppointmentIndex } from '../ports/appointment-index.ts';
import type { AuditOfMany } from '../ports/audit-trail.ts';
import type { RulesSource } from '../ports/rules-source.ts';

export interface ListAppointments extends Actor {
  readonly query: ListAppointmentsQuery;
  readonly deadline: number;
}

export interface ListAppointmentsPorts {
  /** For the practice's time zone, in which dates are days. */
  readonly rules: Pick<RulesSource, 'get'>;
  readonly index: AppointmentIndex;
  readonly audit: AuditOfMany;
  readonly clock: Clock;
}

export interface AppointmentList {
  readonly appointments: readonly Appointment[];
  readonly nextCursor?: string;
}

/** A page of the practice's appointments that start in a range of at most 31 days, earliest first. `from` and `to` are dates
 *  (local days, `to` included) or instants (`to` excluded). Each listed record leaves an audit entry before the answer.
 *  Throws INPUT_INVALID (`/query/…`), NOT_FOUND (another practice's cursor), UNAVAILABLE. */
export async function listAppointments(
  command: ListAppointments,
  ports: ListAppointmentsPorts,
): Promise<AppointmentList> {
  const { caller, query, deadline } = command;
  const { practiceId } = caller;
  const { limit = DEFAULT_PAGE_SIZE, cursor, ...asked } = query;
  const afterKey = readCursor(cursor, { practiceId, query: asked });
  const rules = await ports.rules.get(practiceId);
  const range = rangeOf(query, rules?.timeZone ?? 'UTC');

  const { providerId, status } = query;
  const page = await ports.index.find({ practiceId, range, providerId, status, afterKey, limit });
  const ids = new Set(page.entries.map((entry) => entry.appointmentId));
  const records = await ports.index.readAll(practiceId, [...ids], deadline);

  // The index follows the records by moments. A record that moved on or changed its status is where the record says:
  // on this page, on another, or in no list of this query.
  const upTo = page.lastKey ?? formatUtcInstant(range.end);
  const appointments = records
    .map((appointment) => ({ appointment, key: startKeyOf(appointment) }))
    .filter(({ key }) => key >= formatUtcInstant(range.start) && key <= upTo)
    .filter(({ key }) => afterKey === undefined || key > afterKey)
    .filter(({ appointment }) => providerId === undefined || appointment.providerId === providerId)
    .filter(({ appointment }) => status === undefined || appointment.status === status)
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ appointment }) => appointment);

  const now = ports.clock.now();
  await ports.audit.recordAll(
    appointments.map(({ id }) => auditRecord(command, 'listed', id, now)),
    deadline,
  );
  if (page.lastKey === undefined) return { appointments };
  return { appointments, nextCursor: writeCursor({ practiceId, query: asked, lastKey: page.lastKey }) };
}

function rangeOf({ from, to }: ListAppointmentsQuery, timeZone: string): Interval {
  const resolved = resolveRange({ from, to }, timeZone);
  if ('range' in resolved) return resolved.range;
  const faults = resolved.faults.map(({ pointer, message }) => ({ pointer: `/query${pointer}`, message }));
  throw new AppError('INPUT_INVALID', { faults });
}
