import { comparableNumber } from '@frontdesk/contracts/comparable-number';
import { comparableMemberId, comparableName } from '@frontdesk/contracts/comparable-text';
import type { Patient } from '@frontdesk/contracts/patient';
import type { PatientSearch } from '@frontdesk/contracts/patient-search';
import { Phi } from '@frontdesk/core/phi';

/** What patients are found by. */
export const PATIENT_KEY_KINDS = ['phone', 'name', 'member'] as const;
export type PatientKeyKind = (typeof PATIENT_KEY_KINDS)[number];

/** One thing that a patient can be found by, in the form in which it is compared. */
export interface PatientKey {
  readonly kind: PatientKeyKind;
  readonly value: Phi<string>;
}

/** All that a patient can be found by. */
export function patientKeysOf(patient: Phi<Patient>): PatientKey[] {
  return PATIENT_KEY_KINDS.flatMap((kind) => patientKey(kind, patient) ?? []);
}

/** What a patient can be found by in one way; undefined: the patient cannot. Without a family name the given name counts. */
export function patientKey(kind: PatientKeyKind, patient: Phi<Patient>): PatientKey | undefined {
  const { familyName, givenName, ...details } = patient.reveal();
  return keyOf(kind, { ...details, familyName: familyName ?? givenName });
}

/** What a search asks for; undefined when no patient can have it. */
export function searchedKey(search: Phi<PatientSearch>): PatientKey | undefined {
  const { phone, memberId, ...rest } = search.reveal();
  if (phone !== undefined) return keyOf('phone', { phone });
  return memberId === undefined ? keyOf('name', rest) : keyOf('member', { memberId });
}

/** Tells of patients whether they can be found by the key. The appointments of one patient mostly have the number in one
 *  notation, and reading it is slow, so each notation is read once. */
export function whetherHas({ kind, value }: PatientKey): (patient: Phi<Patient>) => boolean {
  const has = (patient: Phi<Patient>) => patientKey(kind, patient)?.value.reveal() === value.reveal();
  if (kind !== 'phone') return has;
  const known = new Map<string | undefined, boolean>();
  return (patient) => {
    const { phone } = patient.reveal();
    const answer = known.get(phone) ?? has(patient);
    known.set(phone, answer);
    return answer;
  };
}

function keyOf(kind: PatientKeyKind, details: PatientSearch): PatientKey | undefined {
  const value = READ[kind](details);
  return value === undefined || value === '' ? undefined : { kind, value: new Phi(value) };
}

/** Each way alone: reading a telephone number is the slowest of them. */
const READ: Readonly<Record<PatientKeyKind, (details: PatientSearch) => string | undefined>> = {
  phone: ({ phone }) => phone && comparableNumber(phone),
  name: ({ familyName, birthDate }) => {
    const name = comparableName(familyName ?? '');
    return name === '' || birthDate === undefined ? undefined : JSON.stringify([name, birthDate]);
  },
  member: ({ memberId }) => memberId && comparableMemberId(memberId),
};
