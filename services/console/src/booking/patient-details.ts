import type { Schemas } from '@frontdesk/client/app-api-client';

/** What the desk asks a patient for, as typed. */
export interface PatientDetails {
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: string;
  readonly phone: string;
  readonly email: string;
  readonly memberId: string;
  readonly planId: string;
  readonly reason: string;
}

export const NO_DETAILS: PatientDetails = {
  givenName: '',
  familyName: '',
  birthDate: '',
  phone: '',
  email: '',
  memberId: '',
  planId: '',
  reason: '',
};

/** What is known of a patient, as if it had been typed. */
export const detailsOf = (patient: Schemas['Patient'] | Schemas['PatientDetails'], reason = ''): PatientDetails => ({
  givenName: patient.givenName ?? '',
  familyName: patient.familyName ?? '',
  birthDate: patient.birthDate,
  phone: patient.phone ?? '',
  email: patient.email ?? '',
  memberId: patient.memberId ?? '',
  planId: patient.planId ?? '',
  reason,
});
