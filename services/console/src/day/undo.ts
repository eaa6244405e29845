import type { Schemas } from '@frontdesk/client/app-api-client';
import type { Appointment } from '../desk/desk.ts';
import { changesOf } from './appointment-status.ts';

type Known = Pick<Appointment, 'status' | 'start' | 'providerId'>;

export type Undo =
  | { readonly kind: 'correct' }
  | { readonly kind: 'reschedule'; readonly to: Schemas['RescheduleAppointmentRequest'] };

/** What takes a change back, by the contract's own table and for somebody of this role; undefined: nothing does. */
export function undoOf(before: Known, after: Known, role: string, now: number): Undo | undefined {
  const possible = changesOf(after, role, now);
  if (before.status !== after.status)
    return possible.includes('correct') && before.status !== 'noshow' ? { kind: 'correct' } : undefined;
  const isMoved = before.start !== after.start || before.providerId !== after.providerId;
  if (!isMoved || !possible.includes('reschedule')) return undefined;
  return { kind: 'reschedule', to: { start: before.start, providerId: before.providerId } };
}
