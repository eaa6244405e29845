import { takesTime } from '@frontdesk/contracts/appointment-status-rules';
import type { Appointment } from '../desk/desk.ts';
import type { PatientDetails } from './patient-form.tsx';

/** The appointments of a day that the same person has already, by names without regard to case and accents, and by birth
 *  date. */
export function sameDayAppointments(
  details: Pick<PatientDetails, 'givenName' | 'familyName' | 'birthDate'>,
  appointments: readonly Appointment[],
): Appointment[] {
  if (details.birthDate === '' || nameOf(details) === '') return [];
  return appointments.filter(
    (appointment) =>
      takesTime(appointment) &&
      appointment.patient.birthDate === details.birthDate &&
      nameOf(appointment.patient) === nameOf(details),
  );
}

const nameOf = ({ givenName = '', familyName = '' }: { givenName?: string; familyName?: string }): string =>
  `${givenName} ${familyName}`
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
