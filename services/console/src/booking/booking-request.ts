import type { Schemas } from '@frontdesk/client/app-api-client';
import type { BookingWish } from '../desk/desk.ts';
import type { PatientDetails } from './patient-details.ts';

/** What books a held time for a patient, in the call if there is one. Fields left empty are left out. */
export function bookingRequest(
  hold: Schemas['Hold'],
  details: PatientDetails,
  { callId }: Pick<BookingWish, 'callId'>,
): Schemas['BookAppointmentRequest'] {
  const { id: holdId, providerId, appointmentType, start } = hold;
  const reason = details.reason.trim();
  return {
    holdId,
    providerId,
    appointmentType,
    start,
    patient: bookedPatient(details),
    ...(reason !== '' && { reason }),
    ...(callId !== undefined && { callId }),
  };
}

/** A patient as the API takes one, of what was typed. */
export function bookedPatient(details: PatientDetails): Schemas['PatientDetails'] {
  const given = (name: 'givenName' | 'familyName' | 'phone' | 'email' | 'memberId' | 'planId') => {
    const value = details[name].trim();
    return value === '' ? {} : { [name]: value };
  };
  return {
    ...given('givenName'),
    ...given('familyName'),
    birthDate: details.birthDate.trim(),
    ...given('phone'),
    ...given('email'),
    ...given('memberId'),
    // Of a member id: without one nobody can be asked.
    ...(details.memberId.trim() !== '' && given('planId')),
  };
}
