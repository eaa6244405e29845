import {
  APPOINTMENT_CHANGES,
  type AppointmentChangeName,
  changeVerdict,
} from '@frontdesk/contracts/appointment-status-rules';
import type { Appointment } from '../desk/desk.ts';

type Status = Appointment['status'];

export const STATUS_NAMES: Record<Status, string> = {
  booked: 'Booked',
  arrived: 'Arrived',
  fulfilled: 'Visit done',
  cancelled: 'Cancelled',
  noshow: 'Did not come',
};

const MANAGERS: readonly string[] = ['manager', 'admin'];

/** What somebody of this role may do with an appointment at `now` (epoch milliseconds), by the contract's own table. */
export function changesOf(
  { status, start }: Pick<Appointment, 'status' | 'start'>,
  role: string,
  now: number,
): AppointmentChangeName[] {
  const startEpochMinutes = Date.parse(start) / 60_000;
  const names = Object.keys(APPOINTMENT_CHANGES) as AppointmentChangeName[];
  return names
    .filter((name) => !('role' in APPOINTMENT_CHANGES[name]) || MANAGERS.includes(role))
    .filter((name) => changeVerdict(name, { status, startEpochMinutes }, now).kind === 'possible');
}
