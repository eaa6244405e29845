import type { PatientKey } from '../domain/patient-key.ts';

/** Finds the appointments of patients. It follows the records by moments and forgets nothing by itself: what it finds is to
 *  be looked at, the records decide. */
export interface PatientIndex {
  /** Ids of appointments whose patient may have this key, at most `most` of them, in no order. */
  find(practiceId: string, key: PatientKey, most: number): Promise<readonly string[]>;
}

/** What an appointment's patient can be found by, as of a version of the appointment. */
export interface PatientIndexEntry {
  readonly practiceId: string;
  readonly appointmentId: string;
  readonly version: number;
  readonly keys: readonly PatientKey[];
}

export interface PatientIndexWriter {
  /** Puts the entry in the place of the appointment's last one, unless that one is of a later version. */
  put(entry: PatientIndexEntry): Promise<void>;
}
