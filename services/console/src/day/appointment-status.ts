import {
  APPOINTMENT_CHANGES,
  type AppointmentChangeName,
  changeVerdict,
} from '@frontdesk/contracts/appointment-status-rules';
import type { Appointment } from '../desk/desk.ts';
import { isManager } from '../desk/roles.ts';

type Status = Appointment['status'];

export const STATUS_NAMES: Record<Status, string> = {
  booked: 'Booked',
  arrived: 'Arrived',
  fulfilled: 'Visit done',
  cancelled: 'Cancelled',
  noshow: 'Did not come',
};

/** Who looks at it: what the page knows of the session, and of what was just done. */
export interface Person {
  readonly role: string;
  /** When this person brought the appointment into its status, epoch milliseconds; absent: not known here. */
  readonly ownChangeAt?: number;
}

type Known = Pick<Appointment, 'status' | 'start'>;

/** What somebody may do with an appointment at `now` (epoch milliseconds), by the contract's own table. */
export function changesOf(appointment: Known, person: Person, now: number): AppointmentChangeName[] {
  const names = Object.keys(APPOINTMENT_CHANGES) as AppointmentChangeName[];
  return names.filter((name) => statusAfter(name, appointment, person, now) !== undefined);
}

/** The status that a change leads to; undefined: it is not possible, or not for this person. */
export function statusAfter(
  name: AppointmentChangeName,
  { status, start }: Known,
  { role, ownChangeAt }: Person,
  now: number,
): Status | undefined {
  const startEpochMinutes = Date.parse(start) / 60_000;
  const maker = { isManager: isManager({ role }), ownChangeAt };
  const verdict = changeVerdict(name, { status, startEpochMinutes }, maker, now);
  return verdict.kind === 'possible' ? verdict.to : undefined;
}
