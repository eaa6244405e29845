import type { Schemas } from '@frontdesk/client/app-api-client';
import type { PatientDetails } from './patient-form.tsx';

/** What books a held time for a patient, in the call if there is one. Fields left empty are left out. */
export function bookingRequest(
  hold: Schemas['Hold'],
  details: PatientDetails,
  callId: string | undefined,
): Schemas['BookAppointmentRequest'] {
  const { id: holdId, providerId, appointmentType, start } = hold;
  const typed = Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, value.trim()]),
  ) as unknown as PatientDetails;
  const { givenName, familyName, birthDate, phone, email, reason } = typed;
  return {
    holdId,
    providerId,
    appointmentType,
    start,
    patient: {
      ...(givenName !== '' && { givenName }),
      ...(familyName !== '' && { familyName }),
      birthDate,
      ...(phone !== '' && { phone }),
      ...(email !== '' && { email }),
    },
    ...(reason !== '' && { reason }),
    ...(callId !== undefined && { callId }),
  };
}
