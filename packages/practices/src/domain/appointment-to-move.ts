import type { AppointmentStatus } from '@frontdesk/contracts/appointment-status-rules';
import { pagesOf, quantaOf } from '@frontdesk/scheduling/claim';
import { changeSheet, type DaySheet } from '@frontdesk/scheduling/day-sheet';
import type { EpochMinutes } from '@frontdesk/scheduling/instant';
import type { Interval } from '@frontdesk/scheduling/interval';

/** An appointment for which another time is sought: nothing of the patient, only what it is and takes. */
export interface AppointmentToMove {
  readonly appointmentType: string;
  readonly status: AppointmentStatus;
  readonly providerId: string;
  /** Rooms and equipment, which move with it. */
  readonly resourceIds: readonly string[];
  readonly start: EpochMinutes;
  /** What it takes of its provider's and of each resource's time, buffers included. */
  readonly claim: Interval;
}

/** A resource's pages without what the appointment takes of them: exactly its quanta, which its move would give back. */
export function sheetsWithout(
  appointment: AppointmentToMove,
  resourceId: string,
  sheets: readonly DaySheet[],
): readonly DaySheet[] {
  if (resourceId !== appointment.providerId && !appointment.resourceIds.includes(resourceId)) return sheets;
  const taken = pagesOf([resourceId], appointment.claim);
  return sheets.map((sheet) => {
    const release = taken.filter(({ day }) => day === sheet.day).flatMap(quantaOf);
    return release.length === 0 ? sheet : changeSheet(sheet, { claim: [], release }, 0);
  });
}
