import {
  type AppointmentChangeName,
  type AppointmentStatus,
  type ChangeMaker,
  changeVerdict,
  UNDO_SECONDS,
} from '@frontdesk/contracts/appointment-status-rules';
import type { AuditAction } from '@frontdesk/contracts/audit';
import type { EventName } from '@frontdesk/contracts/events';
import { AppError } from '@frontdesk/core/app-error';
import { type AuthoriserContext, isStaff } from '@frontdesk/core/authoriser-context';
import { roleIncludes } from '@frontdesk/core/roles';
import type { Appointment } from './appointment.ts';

/** What a change of the status is called in the audit trail and in the events. */
interface ChangeNames {
  readonly action: AuditAction;
  readonly event: EventName;
}

export const STATUS_CHANGES = {
  arrive: { action: 'arrived', event: 'appointment.arrived' },
  fulfil: { action: 'fulfilled', event: 'appointment.fulfilled' },
  'no-show': { action: 'noshow', event: 'appointment.noshow' },
  cancel: { action: 'cancelled', event: 'appointment.cancelled' },
  correct: { action: 'corrected', event: 'appointment.corrected' },
} as const satisfies Partial<Record<AppointmentChangeName, ChangeNames>>;

export type StatusChangeName = keyof typeof STATUS_CHANGES;

/** Where a repetition finds the appointment. A correction has no such status: each one is a step of its own. */
const REACHED: Readonly<Record<Exclude<StatusChangeName, 'correct'>, AppointmentStatus>> = {
  arrive: 'arrived',
  fulfil: 'fulfilled',
  'no-show': 'noshow',
  cancel: 'cancelled',
};

type Judged = Pick<Appointment, 'status' | 'start' | 'startEpochMinutes' | 'statusChange'>;

/** Who asks for the change. */
type Caller = Pick<AuthoriserContext, 'subject' | 'role'>;

/** The status that the change leads to at `now` (epoch milliseconds); undefined when the appointment has it already.
 *  Throws STATUS_CONFLICT when it cannot be made from here, or not yet, and FORBIDDEN when it is not this caller's. */
export function statusAfter(
  change: StatusChangeName,
  appointment: Judged,
  caller: Caller,
  now: number,
): AppointmentStatus | undefined {
  if (change !== 'correct' && appointment.status === REACHED[change]) return undefined;
  return possible(change, appointment, caller, now);
}

/** What is kept of a change, for whoever made it to take it back. Nothing of a correction: that is one step, not two. */
export function keptChange(
  change: StatusChangeName,
  status: AppointmentStatus,
  { subject }: Caller,
  now: number,
): Pick<Appointment, 'statusChange'> {
  if (change === 'correct') return {};
  return { statusChange: { status, by: subject, at: new Date(now).toISOString() } };
}

function possible(change: StatusChangeName, appointment: Judged, caller: Caller, now: number): AppointmentStatus {
  const verdict = changeVerdict(change, appointment, makerOf(appointment, caller), now);
  switch (verdict.kind) {
    case 'possible':
      return verdict.to;
    case 'too-early':
      throw conflict(`This is possible from ${instantBefore(appointment, verdict.from)} on.`);
    case 'too-late':
      throw conflict('The appointment is too long ago to take its time again.');
    case 'forbidden':
      throw new AppError('FORBIDDEN', {
        detail: `Whoever made the change may take it back for ${UNDO_SECONDS} seconds; after that a manager.`,
      });
    case 'conflict':
      throw new AppError('STATUS_CONFLICT');
  }
}

function makerOf({ status, statusChange }: Judged, { subject, role }: Caller): ChangeMaker {
  const isOwn = statusChange?.by === subject && statusChange.status === status;
  return {
    isManager: isStaff(role) && roleIncludes(role, 'manager'),
    ownChangeAt: isOwn ? Date.parse(statusChange.at) : undefined,
  };
}

function conflict(detail: string): AppError {
  return new AppError('STATUS_CONFLICT', { detail });
}

/** RFC 3339 with the offset of the appointment's start, so that no zone rules are needed. */
function instantBefore({ start, startEpochMinutes }: Judged, epochMinutes: number): string {
  const wallClock = Date.parse(`${start.slice(0, 19)}Z`) + (epochMinutes - startEpochMinutes) * 60_000;
  return `${new Date(wallClock).toISOString().slice(0, 19)}${start.slice(19)}`;
}
