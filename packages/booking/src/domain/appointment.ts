import { type AppointmentStatus, takesTime } from '@frontdesk/contracts/appointment-status-rules';
import type { CancellationCode } from '@frontdesk/contracts/cancellation-code';
import type { Patient } from '@frontdesk/contracts/patient';
import type { Phi } from '@frontdesk/core/phi';
import { type PageClaim, pagesOf } from '@frontdesk/scheduling/claim';
import { formatUtcInstant } from '@frontdesk/scheduling/instant';
import type { Interval } from '@frontdesk/scheduling/interval';

/** A patient's time with a provider, as we keep it. */
export interface Appointment {
  readonly id: string;
  readonly practiceId: string;
  readonly providerId: string;
  readonly appointmentType: string;
  readonly status: AppointmentStatus;
  readonly startEpochMinutes: number;
  /** RFC 3339 with the practice's offset at that instant: written once, so that reading needs no zone rules. */
  readonly start: string;
  readonly end: string;
  readonly timeZone: string;
  /** What booking took, buffers included: giving back exactly this is right even when the type has changed since. */
  readonly claim: Interval;
  readonly patient: Phi<Patient>;
  /** When the details of the patient were corrected last; absent: they are those of the booking. RFC 3339, UTC. */
  readonly patientCorrectedAt?: string;
  readonly reason?: Phi<string>;
  readonly resourceIds: readonly string[];
  readonly callId?: string;
  readonly cancellation?: Cancellation;
  /** Who brought it into its status and when, so that they can take it back; absent: nobody can. */
  readonly statusChange?: StatusChange;
  readonly version: number;
  /** RFC 3339, UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface Cancellation {
  readonly reason: CancellationCode;
  readonly note?: Phi<string>;
  readonly at: string;
}

export interface StatusChange {
  /** Says for which status it was written: a writer that does not know of it leaves it behind. */
  readonly status: AppointmentStatus;
  /** Subject of the token. */
  readonly by: string;
  /** RFC 3339, UTC. */
  readonly at: string;
}

/** Where an appointment stands in its practice's order of time. */
export function startKeyOf({ startEpochMinutes, id }: Pick<Appointment, 'startEpochMinutes' | 'id'>): string {
  return `${formatUtcInstant(startEpochMinutes)}#${id}`;
}

/** The pages of the day sheets that an appointment occupies now: none while its status takes no time. */
export function occupiedPages(
  appointment: Pick<Appointment, 'status' | 'providerId' | 'resourceIds' | 'claim'>,
): PageClaim[] {
  if (!takesTime(appointment)) return [];
  return pagesOf([appointment.providerId, ...appointment.resourceIds], appointment.claim);
}
