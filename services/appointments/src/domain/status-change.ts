import type { AppointmentStatus } from '@frontdesk/contracts/appointment';
import type { AuditAction } from '@frontdesk/contracts/audit';
import type { EventName } from '@frontdesk/contracts/events';
import { AppError } from '@frontdesk/core/app-error';

interface StatusChange {
  /** The states it may start from; they become the write's condition. */
  readonly from: readonly AppointmentStatus[];
  readonly to: AppointmentStatus;
  readonly action: AuditAction;
  readonly event: EventName;
}

export const STATUS_CHANGES = {
  arrive: { from: ['booked'], to: 'arrived', action: 'arrived', event: 'appointment.arrived' },
  fulfil: { from: ['arrived'], to: 'fulfilled', action: 'fulfilled', event: 'appointment.fulfilled' },
  'no-show': { from: ['booked'], to: 'noshow', action: 'noshow', event: 'appointment.noshow' },
  cancel: { from: ['booked', 'arrived'], to: 'cancelled', action: 'cancelled', event: 'appointment.cancelled' },
} as const satisfies Record<string, StatusChange>;

/** The only state from which an appointment may be moved to another time. */
export const RESCHEDULABLE: AppointmentStatus = 'booked';

/** Whether the change is still to be made: false when the appointment is already where it leads.
 *  Throws STATUS_CONFLICT when it cannot lead there from here. */
export function changesStatus(current: AppointmentStatus, change: StatusChange): boolean {
  if (current === change.to) return false;
  if (!change.from.includes(current)) throw new AppError('STATUS_CONFLICT');
  return true;
}
