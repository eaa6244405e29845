import { claimOf } from '@frontdesk/scheduling/claim';
import type { AppointmentType } from '@frontdesk/scheduling/schedule';

/** What an appointment of a type takes of a day: its buffers too, in whole quanta. At most MAXIMUM_CLAIM_MINUTES. */
export function claimedMinutes(type: AppointmentType): number {
  const { start, end } = claimOf(0, type);
  return end - start;
}
