import type { Closure } from '@frontdesk/contracts/closure';
import { formatInstant } from '@frontdesk/scheduling/instant';
import type { NewClosure, PracticeRecord } from './practice-record.ts';
import type { StandingAppointment } from './standing-appointment.ts';

/** A closure as callers see it, in the practice's local time. */
export function presentClosure(
  { practiceId, timeZone }: Pick<PracticeRecord, 'practiceId' | 'timeZone'>,
  closure: NewClosure,
  existing: readonly StandingAppointment[],
): Closure {
  return {
    id: closure.id,
    practiceId,
    ...(closure.providerId !== undefined && { providerId: closure.providerId }),
    start: formatInstant(closure.start, timeZone),
    end: formatInstant(closure.end, timeZone),
    ...(closure.description !== undefined && { description: closure.description }),
    existingAppointments: existing.map(({ id, providerId, start, end }) => ({
      id,
      providerId,
      start: formatInstant(start, timeZone),
      end: formatInstant(end, timeZone),
    })),
  };
}
