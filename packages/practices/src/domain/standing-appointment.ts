import type { Interval } from '@frontdesk/scheduling/interval';

/** An appointment that is booked or whose patient is here: nothing of the patient, only when and with whom. */
export interface StandingAppointment extends Interval {
  readonly id: string;
  readonly providerId: string;
}
