import type { AppointmentType, BookingPolicy, Schedule } from '@frontdesk/scheduling/schedule';

/** A practice as an operator sets it up. */
export interface PracticeDocument extends BookingPolicy {
  readonly practiceId: string;
  /** Absent, as providers' and appointment types': stays as it is. */
  readonly displayName?: string | undefined;
  readonly timeZone: string;
  readonly appointmentTypes: readonly AppointmentType[];
  readonly providers: readonly (Pick<Schedule, 'weekly' | 'overrides'> & {
    readonly providerId: string;
    readonly displayName?: string | undefined;
  })[];
}
