import { auditRecord } from '@frontdesk/contracts/audit-record';
import type { Answer } from '@frontdesk/core/answer';
import { AppError } from '@frontdesk/core/app-error';
import type { Appointment } from '../domain/appointment.ts';
import { statusEvent } from '../domain/appointment-event.ts';
import { keptChange, STATUS_CHANGES, type StatusChangeName, statusAfter } from '../domain/status-change.ts';
import { type ChangeAppointment, type ChangeAppointmentPorts, changeAppointment } from './change-appointment.ts';

export interface ChangeStatus extends ChangeAppointment {
  readonly change: Exclude<StatusChangeName, 'cancel'>;
}

/** Notes that the patient is here, was seen, or did not come; or takes a mistaken status one step back. The table of the
 *  contract says what is possible from which status, when, and for whom. A no-show gives its time back; what leads out of it,
 *  or out of a cancellation, takes the same time again, in the same transaction. Repeating a change answers the same, with one event; repeating a
 *  correction is another correction.
 *  Throws NOT_FOUND, STATUS_CONFLICT, FORBIDDEN, SLOT_TAKEN, IDEMPOTENCY_KEY_REUSED, UNAVAILABLE. */
export function changeStatus(command: ChangeStatus, ports: ChangeAppointmentPorts): Promise<Answer> {
  const { action } = STATUS_CHANGES[command.change];
  const decide: Parameters<typeof changeAppointment>[2] = (before, now) => {
    const { change, caller } = command;
    const status = statusAfter(change, before, caller, now);
    if (status === undefined) return undefined;
    // What was cancelled and is not any more has no reason for it.
    const { cancellation, statusChange: _, ...kept } = before;
    const after: Appointment = {
      ...kept,
      ...(cancellation !== undefined && before.status !== 'cancelled' && { cancellation }),
      ...keptChange(change, status, caller, now),
      status,
      version: before.version + 1,
      updatedAt: new Date(now).toISOString(),
    };
    return {
      after,
      audit: auditRecord(command, action, after.id, now),
      event: statusEvent(command.change, after, now),
    };
  };
  let wasTaken = false;
  return changeAppointment(command, ports, decide, async () => {
    // A twin of this request may have taken the time for the same appointment: look at it once more.
    if (wasTaken) throw new AppError('SLOT_TAKEN');
    wasTaken = true;
  });
}
