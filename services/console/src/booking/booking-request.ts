import type { Schemas } from '@frontdesk/client/app-api-client';
import type { BookingWish } from '../desk/desk.ts';
import type { PatientDetails } from './patient-form.tsx';

/** What books a held time for a patient, in the call if there is one. Fields left empty are left out; a known patient's member
 *  ID stays. */
export function bookingRequest(
  hold: Schemas['Hold'],
  details: PatientDetails,
  { callId, patient }: Pick<BookingWish, 'callId' | 'patient'>,
): Schemas['BookAppointmentRequest'] {
  const { id: holdId, providerId, appointmentType, start } = hold;
  const reason = details.reason.trim();
  return {
    holdId,
    providerId,
    appointmentType,
    start,
    patient: bookedPatient(details, patient),
    ...(reason !== '' && { reason }),
    ...(callId !== undefined && { callId }),
  };
}

/** A patient as the API takes one, of what was typed. The form has no field for the member ID: it stays as it was known. */
export function bookedPatient(
  details: PatientDetails,
  known: Pick<Schemas['Patient'], 'memberId'> | undefined,
): Schemas['PatientDetails'] {
  const given = (name: 'givenName' | 'familyName' | 'phone' | 'email') => {
    const value = details[name].trim();
    return value === '' ? {} : { [name]: value };
  };
  return {
    ...given('givenName'),
    ...given('familyName'),
    birthDate: details.birthDate.trim(),
    ...given('phone'),
    ...given('email'),
    ...(known?.memberId !== undefined && { memberId: known.memberId }),
  };
}
