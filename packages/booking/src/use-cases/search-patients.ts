import { type Actor, auditRecord } from '@frontdesk/contracts/audit-record';
import { MOST_FOUND_PATIENTS, type PatientSearch } from '@frontdesk/contracts/patient-search';
import { AppError } from '@frontdesk/core/app-error';
import type { Clock } from '@frontdesk/core/clock';
import type { Phi } from '@frontdesk/core/phi';
import type { Appointment } from '../domain/appointment.ts';
import { type FoundPatient, identityOf, patientsOf, shownAppointments } from '../domain/found-patient.ts';
import { type PatientKey, patientKey, searchedKey, whetherHas } from '../domain/patient-key.ts';
import type { AppointmentIndex } from '../ports/appointment-index.ts';
import type { AuditOfMany } from '../ports/audit-trail.ts';
import type { PatientIndex } from '../ports/patient-index.ts';

export interface SearchPatients extends Actor {
  readonly search: Phi<PatientSearch>;
  readonly deadline: number;
}

export interface SearchPatientsPorts {
  readonly patients: PatientIndex;
  readonly index: Pick<AppointmentIndex, 'readAll'>;
  readonly audit: AuditOfMany;
  readonly clock: Clock;
}

export interface PatientList {
  readonly patients: readonly FoundPatient[];
  /** There are more. */
  readonly truncated: boolean;
}

/** How many appointments one search reads: a family's of many years, a nursing home's of one. */
const MOST_APPOINTMENTS = 2_000;

/** The patients of the caller's practice of whom an appointment has the telephone number, the family name and birth date or
 *  the member id, each with the next and the last of all the patient's appointments. The index is a hint: an appointment that
 *  does not have it any more finds nobody. Every record that the answer tells from has an audit entry before the answer leaves;
 *  so does a hit that would have been told, had the patient no other appointments.
 *  Throws INPUT_INVALID when too many appointments have it, UNAVAILABLE. */
export async function searchPatients(command: SearchPatients, ports: SearchPatientsPorts): Promise<PatientList> {
  const key = searchedKey(command.search);
  const hits: Records = key === undefined ? new Map() : await recordsWith(key, new Map(), command, ports);
  const now = ports.clock.now();
  const found = patientsOf([...hits.values()], now);
  const shown = new Set(found.slice(0, MOST_FOUND_PATIENTS).map(({ toldBy }) => identityOf(toldBy.patient)));
  const foundNow = foundOnce(command, now, ports.audit);

  // What the hits tell is noted beside the read of the patients' other appointments, which mostly tell nothing else.
  const [records] = await Promise.all([
    key === undefined || key.kind === 'name' ? hits : theirs(shown, hits, command, ports),
    foundNow(found.slice(0, MOST_FOUND_PATIENTS)),
  ]);
  const own = [...records.values()].filter(({ patient }) => shown.has(identityOf(patient)));
  const patients = patientsOf(own, now);
  await foundNow(patients);
  return { patients, truncated: found.length > MOST_FOUND_PATIENTS };
}

/** Notes the appointments that patients are told from, each once, however often it is named. */
function foundOnce(
  command: SearchPatients,
  now: number,
  audit: AuditOfMany,
): (patients: readonly FoundPatient[]) => Promise<void> {
  const noted = new Set<string>();
  return async (patients) => {
    const fresh = patients.flatMap(shownAppointments).filter(({ id }) => !noted.has(id));
    for (const { id } of fresh) noted.add(id);
    const entries = fresh.map(({ id }) => auditRecord(command, 'found', id, now));
    if (entries.length > 0) await audit.recordAll(entries, command.deadline);
  };
}

type Records = ReadonlyMap<string, Appointment>;

/** The appointments that have the key now, those of `known` as they were read. */
async function recordsWith(
  key: PatientKey,
  known: Records,
  { caller: { practiceId }, deadline }: SearchPatients,
  { patients, index }: SearchPatientsPorts,
): Promise<Records> {
  const ids = await patients.find(practiceId, key, MOST_APPOINTMENTS + 1);
  if (ids.length > MOST_APPOINTMENTS) throw tooMany(key);
  const missing = ids.filter((id) => !known.has(id));
  const read = missing.length === 0 ? [] : await index.readAll(practiceId, missing, deadline);
  const kept = ids.flatMap((id) => known.get(id) ?? []);
  const has = whetherHas(key);
  return new Map([...kept, ...read].filter(({ patient }) => has(patient)).map((one) => [one.id, one]));
}

/** All appointments of the patients, found by name and birth date: one that was booked with another number is theirs too. */
async function theirs(
  identities: ReadonlySet<string>,
  hits: Records,
  command: SearchPatients,
  ports: SearchPatientsPorts,
): Promise<Records> {
  const names = new Map<string, PatientKey>();
  for (const { patient } of hits.values()) {
    const name = identities.has(identityOf(patient)) && patientKey('name', patient);
    if (name) names.set(name.value.reveal(), name);
  }
  const found = await Promise.all([...names.values()].map((name) => recordsWith(name, hits, command, ports)));
  // The hits once more: the index may not know them by name yet.
  return new Map([...hits, ...found.flatMap((records) => [...records])]);
}

const MEMBER = { phone: 'phone', name: 'familyName', member: 'memberId' } as const;

function tooMany({ kind }: PatientKey): AppError {
  const message = `is of more than ${MOST_APPOINTMENTS} appointments: search by something that fewer people have`;
  return new AppError('INPUT_INVALID', { faults: [{ pointer: `/${MEMBER[kind]}`, message }] });
}
