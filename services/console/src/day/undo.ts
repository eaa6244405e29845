import type { Schemas } from '@frontdesk/client/app-api-client';
import type { Appointment } from '../desk/desk.ts';
import { statusAfter } from './appointment-status.ts';

type Known = Pick<Appointment, 'status' | 'start' | 'providerId'>;

export type Undo =
  | { readonly kind: 'correct' }
  | { readonly kind: 'reschedule'; readonly to: Schemas['RescheduleAppointmentRequest'] };

/** What takes a change back that somebody of this role has made at `now` (epoch milliseconds), by the contract's own table;
 *  undefined: nothing brings it back to what it was. */
export function undoOf(before: Known, after: Known, role: string, now: number): Undo | undefined {
  const person = { role, ownChangeAt: now };
  if (before.status !== after.status)
    return statusAfter('correct', after, person, now) === before.status ? { kind: 'correct' } : undefined;
  const isMoved = before.start !== after.start || before.providerId !== after.providerId;
  if (!isMoved || statusAfter('reschedule', after, person, now) === undefined) return undefined;
  return { kind: 'reschedule', to: { start: before.start, providerId: before.providerId } };
}
