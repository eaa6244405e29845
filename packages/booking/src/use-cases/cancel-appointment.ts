import type { CancelAppointmentRequest } from '@frontdesk/contracts/appointment';
import { auditRecord } from '@frontdesk/contracts/audit-record';
import type { Answer } from '@frontdesk/core/answer';
import type { Appointment } from '../domain/appointment.ts';
import { cancelledEvent } from '../domain/appointment-event.ts';
import { keptChange, STATUS_CHANGES, statusAfter } from '../domain/status-change.ts';
import { type ChangeAppointment, type ChangeAppointmentPorts, changeAppointment } from './change-appointment.ts';

export interface CancelAppointment extends ChangeAppointment {
  readonly cancellation: CancelAppointmentRequest;
}

/** Cancels an appointment that is booked, arrived or noshow, and gives back exactly the time that it takes.
 *  Repeating it answers what the first cancellation made of it, whatever reason the repetition names.
 *  Throws NOT_FOUND, STATUS_CONFLICT, IDEMPOTENCY_KEY_REUSED, UNAVAILABLE. */
export function cancelAppointment(command: CancelAppointment, ports: ChangeAppointmentPorts): Promise<Answer> {
  const { reason, note } = command.cancellation;
  return changeAppointment(command, ports, (before, now) => {
    const status = statusAfter('cancel', before, command.caller, now);
    if (status === undefined) return undefined;
    const at = new Date(now).toISOString();
    const after: Appointment = {
      ...before,
      ...keptChange('cancel', status, command.caller, now),
      status,
      cancellation: { reason, ...(note !== undefined && { note }), at },
      version: before.version + 1,
      updatedAt: at,
    };
    return {
      after,
      audit: auditRecord(command, STATUS_CHANGES.cancel.action, after.id, now),
      event: cancelledEvent(after, reason, now),
    };
  });
}
