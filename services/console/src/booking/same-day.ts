import { takesTime } from '@frontdesk/contracts/appointment-status-rules';
import type { Appointment } from '../desk/desk.ts';
import type { PatientDetails } from './patient-details.ts';
import { isSamePerson } from './same-person.ts';

/** The appointments of a day that the same person has already, by names without regard to case and accents, and by birth
 *  date. */
export function sameDayAppointments(
  details: Pick<PatientDetails, 'givenName' | 'familyName' | 'birthDate'>,
  appointments: readonly Appointment[],
): Appointment[] {
  return appointments.filter((appointment) => takesTime(appointment) && isSamePerson(details, appointment.patient));
}
