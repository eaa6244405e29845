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

/** All that a patient can be found by. A patient without a family name is found by the given name. */
export function patientKeysOf(patient: Phi<Patient>): PatientKey[] {
  const { givenName, familyName, birthDate, phone, memberId } = patient.reveal();
  return present({
    phone: phone && comparableNumber(phone),
    name: nameKey(familyName ?? givenName ?? '', birthDate),
    member: memberId && comparableMemberId(memberId),
  });
}

/** What a search asks for; undefined when no patient can have it. */
export function searchedKey(search: Phi<PatientSearch>): PatientKey | undefined {
  const { phone, familyName = '', birthDate, memberId } = search.reveal();
  const [key] = present({
    phone: phone && comparableNumber(phone),
    name: birthDate && nameKey(familyName, birthDate),
    member: memberId && comparableMemberId(memberId),
  });
  return key;
}

/** Whether a patient can be found by the key. */
export function hasKey(patient: Phi<Patient>, { kind, value }: PatientKey): boolean {
  return patientKeysOf(patient).some((key) => key.kind === kind && key.value.reveal() === value.reveal());
}

function nameKey(name: string, birthDate: string): string | undefined {
  const comparable = comparableName(name);
  return comparable === '' ? undefined : JSON.stringify([comparable, birthDate]);
}

function present(values: Readonly<Record<PatientKeyKind, string | undefined>>): PatientKey[] {
  return PATIENT_KEY_KINDS.flatMap((kind) => {
    const value = values[kind];
    return value === undefined || value === '' ? [] : [{ kind, value: new Phi(value) }];
  });
}
