import type { UnverifiedAppointment } from '@frontdesk/contracts/unverified-appointments';
import type { MissingForQuestion } from './coverage-question.ts';
import type { ExpectedAppointment } from './expected-appointment.ts';
import { presentVerification } from './present-verification.ts';
import type { Verification } from './verification.ts';

/** An appointment as a list of what is unverified shows it; undefined: its patient is covered. Here a patient's data is revealed. `known`: the
 *  patient's last verification for the day, or what is missing to ask for one; undefined: nobody has asked. */
export function presentUnverified(
  { id, providerId, appointmentType, start, patient }: ExpectedAppointment,
  known: Verification | MissingForQuestion | undefined,
): UnverifiedAppointment | undefined {
  const appointment = { appointmentId: id, providerId, appointmentType, start, patient: patient.reveal() };
  if (known === undefined) return { ...appointment, state: 'not-verified' };
  if (typeof known === 'string') return { ...appointment, state: known };
  const { result: _result, ...verification } = presentVerification(known);
  const { status } = verification;
  return status === 'active' ? undefined : { ...appointment, state: status, verification };
}
