import type { Patient } from '@frontdesk/contracts/patient';
import type { Phi } from '@frontdesk/core/phi';

/** An appointment whose patient is expected, or is here: when, with whom, and who. */
export interface ExpectedAppointment {
  readonly id: string;
  readonly providerId: string;
  readonly appointmentType: string;
  /** RFC 3339 with the practice's offset. */
  readonly start: string;
  /** Where it stands in the practice's order of time. */
  readonly startKey: string;
  readonly patient: Phi<Patient>;
}
