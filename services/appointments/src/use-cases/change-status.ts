import type { Answer } from '@frontdesk/core/answer';
import { statusEvent } from '../domain/appointment-event.ts';
import { auditRecord } from '../domain/audit-record.ts';
import { changesStatus, STATUS_CHANGES } from '../domain/status-change.ts';
import { type ChangeAppointment, type ChangeAppointmentPorts, changeAppointment } from './change-appointment.ts';

export interface ChangeStatus extends ChangeAppointment {
  readonly change: 'arrive' | 'fulfil' | 'no-show';
}

/** Notes that the patient is here, was seen, or did not come. Repeating it answers the same, with one event.
 *  Throws NOT_FOUND, STATUS_CONFLICT, IDEMPOTENCY_KEY_REUSED, UNAVAILABLE. */
export function changeStatus(command: ChangeStatus, ports: ChangeAppointmentPorts): Promise<Answer> {
  const change = STATUS_CHANGES[command.change];
  return changeAppointment(command, ports, (before, now) => {
    if (!changesStatus(before.status, change)) return undefined;
    const after = {
      ...before,
      status: change.to,
      version: before.version + 1,
      updatedAt: new Date(now).toISOString(),
    };
    return {
      after,
      audit: auditRecord(command, change.action, after.id, now),
      event: statusEvent(command.change, after, now),
    };
  });
}
