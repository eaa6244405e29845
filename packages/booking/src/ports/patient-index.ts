import type { IndexedTimes } from '../domain/likely-shown.ts';
import type { PatientKey } from '../domain/patient-key.ts';

/** An appointment whose patient may have what was searched for. */
export interface PatientHit {
  readonly appointmentId: string;
  /** As of the entry's version; a later move is not in it. Absent in entries of an older form. */
  readonly times?: IndexedTimes;
  /** Stands for the patient's family name and birth date: `findAlike` finds those who have the same. Absent when the patient
   *  has none, in entries of an older form, and while the index is read with more than one key. */
  readonly alike?: string;
}

/** Finds the appointments of patients. It follows the records by moments and forgets nothing by itself: what it finds is to
 *  be looked at, the records decide. */
export interface PatientIndex {
  /** Appointments whose patient may have this key, at most `most` of them, each once, in no order. */
  find(practiceId: string, key: PatientKey, most: number): Promise<readonly PatientHit[]>;
  /** Those whose patient may have the name and birth date that `alike` stands for, as `find` does. */
  findAlike(practiceId: string, alike: string, most: number): Promise<readonly PatientHit[]>;
  /** What stands for this name and birth date in hits. */
  alikeOf(practiceId: string, name: PatientKey): Promise<string>;
}

/** What an appointment's patient can be found by, as of a version of the appointment. */
export interface PatientIndexEntry {
  readonly practiceId: string;
  readonly appointmentId: string;
  readonly version: number;
  readonly keys: readonly PatientKey[];
  readonly times: IndexedTimes;
}

export interface PatientIndexWriter {
  /** Puts the entry in the place of the appointment's last one, unless that one is of a later version. */
  put(entry: PatientIndexEntry): Promise<void>;
}
