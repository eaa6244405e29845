import type { Appointment } from '../desk/desk.ts';

type Status = Appointment['status'];

export const STATUS_NAMES: Record<Status, string> = {
  booked: 'Booked',
  arrived: 'Arrived',
  fulfilled: 'Visit done',
  cancelled: 'Cancelled',
  noshow: 'Did not come',
};

export type StatusChange = 'arrive' | 'fulfil' | 'no-show' | 'reschedule' | 'cancel';

const CHANGES: Record<Status, readonly StatusChange[]> = {
  booked: ['arrive', 'reschedule', 'no-show', 'cancel'],
  arrived: ['fulfil', 'cancel'],
  fulfilled: [],
  cancelled: [],
  noshow: [],
};

/** What may be done with an appointment next. */
export function changesOf({ status }: Pick<Appointment, 'status'>): readonly StatusChange[] {
  return CHANGES[status];
}

/** Whether it takes its provider's time. */
export function takesTime({ status }: Pick<Appointment, 'status'>): boolean {
  return status !== 'cancelled' && status !== 'noshow';
}
