import { type Actor, auditRecord } from '@frontdesk/contracts/audit-record';
import { MOST_FOUND_PATIENTS, type PatientSearch } from '@frontdesk/contracts/patient-search';
import { AppError } from '@frontdesk/core/app-error';
import type { Clock } from '@frontdesk/core/clock';
import type { Phi } from '@frontdesk/core/phi';
import type { Appointment } from '../domain/appointment.ts';
import { type FoundPatient, identityOf, patientsOf, shownAppointments } from '../domain/found-patient.ts';
import { likelyShown } from '../domain/likely-shown.ts';
import { type PatientKey, patientKey, searchedKey, whetherHas } from '../domain/patient-key.ts';
import type { AppointmentIndex } from '../ports/appointment-index.ts';
import type { AuditOfMany } from '../ports/audit-trail.ts';
import type { PatientHit, PatientIndex } from '../ports/patient-index.ts';

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
 *  so does a hit that would have been told, as far as the index or the other hits know.
 *  Throws INPUT_INVALID when too many appointments have it, UNAVAILABLE. */
export async function searchPatients(command: SearchPatients, ports: SearchPatientsPorts): Promise<PatientList> {
  const key = searchedKey(command.search);
  if (key === undefined) return { patients: [], truncated: false };
  const hits = await hitsWith(key, command, ports);
  const now = ports.clock.now();
  const foundNow = foundOnce(command, now, ports.audit);

  // What the index guesses is done beside the read of the records: the guess is mostly right, and then nothing is left to do.
  const isNamed = key.kind === 'name';
  const names = new Set(hits.flatMap(({ alike }) => alike ?? []));
  const isGuessed = names.size <= MOST_FOUND_PATIENTS;
  const [own, alike] = await Promise.all([
    recordsWith(key, hits, new Map(), command, ports),
    alikeAhead(isNamed || !isGuessed ? new Set() : names, command, ports),
    foundNow(isGuessed ? likelyShown(hits, now) : []),
  ]);
  const found = patientsOf([...own.values()], now);
  const shown = new Set(found.slice(0, MOST_FOUND_PATIENTS).map(({ toldBy }) => identityOf(toldBy.patient)));

  // What the hits tell is noted beside the read of the patients' other appointments, which mostly tell nothing else.
  const [records] = await Promise.all([
    isNamed ? own : theirs(shown, own, alike, command, ports),
    foundNow(idsOf(found.slice(0, MOST_FOUND_PATIENTS))),
  ]);
  const patients = patientsOf(
    [...records.values()].filter(({ patient }) => shown.has(identityOf(patient))),
    now,
  );
  await foundNow(idsOf(patients));
  return { patients, truncated: found.length > MOST_FOUND_PATIENTS };
}

/** Notes the appointments that patients are told from, each once, however often it is named. */
function foundOnce(
  command: SearchPatients,
  now: number,
  audit: AuditOfMany,
): (appointmentIds: readonly string[]) => Promise<void> {
  const noted = new Set<string>();
  return async (appointmentIds) => {
    const fresh = appointmentIds.filter((id) => !noted.has(id));
    for (const id of fresh) noted.add(id);
    const entries = fresh.map((id) => auditRecord(command, 'found', id, now));
    if (entries.length > 0) await audit.recordAll(entries, command.deadline);
  };
}

function idsOf(patients: readonly FoundPatient[]): string[] {
  return patients.flatMap(shownAppointments).map(({ id }) => id);
}

type Records = ReadonlyMap<string, Appointment>;
type Hits = readonly PatientHit[];

async function hitsWith(
  key: PatientKey,
  { caller: { practiceId } }: SearchPatients,
  { patients }: SearchPatientsPorts,
): Promise<Hits> {
  const hits = await patients.find(practiceId, key, MOST_APPOINTMENTS + 1);
  if (hits.length > MOST_APPOINTMENTS) throw tooMany(key);
  return hits;
}

/** The appointments among the hits that have the key now, those of `known` as they were read. */
async function recordsWith(
  key: PatientKey,
  hits: Hits,
  known: Records,
  { caller: { practiceId }, deadline }: SearchPatients,
  { index }: SearchPatientsPorts,
): Promise<Records> {
  const ids = hits.map(({ appointmentId }) => appointmentId);
  const missing = ids.filter((id) => !known.has(id));
  const read = missing.length === 0 ? [] : await index.readAll(practiceId, missing, deadline);
  const kept = ids.flatMap((id) => known.get(id) ?? []);
  const has = whetherHas(key);
  return new Map([...kept, ...read].filter(({ patient }) => has(patient)).map((one) => [one.id, one]));
}

/** What is found by the names that the index has for the hits, before their records say them. */
async function alikeAhead(
  names: ReadonlySet<string>,
  { caller: { practiceId } }: SearchPatients,
  { patients }: SearchPatientsPorts,
): Promise<ReadonlyMap<string, Hits>> {
  const find = async (alike: string) =>
    [alike, await patients.findAlike(practiceId, alike, MOST_APPOINTMENTS + 1)] as const;
  return new Map(await Promise.all([...names].map(find)));
}

/** All appointments of the patients, found by name and birth date: one that was booked with another number is theirs too. */
async function theirs(
  identities: ReadonlySet<string>,
  own: Records,
  ahead: ReadonlyMap<string, Hits>,
  command: SearchPatients,
  ports: SearchPatientsPorts,
): Promise<Records> {
  const names = new Map<string, PatientKey>();
  for (const { patient } of own.values()) {
    const name = identities.has(identityOf(patient)) && patientKey('name', patient);
    if (name) names.set(name.value.reveal(), name);
  }
  const recordsOf = async (name: PatientKey) => {
    // The record decides which name it is: one that was corrected a moment ago is not the index's yet.
    const known = ahead.get(await ports.patients.alikeOf(command.caller.practiceId, name));
    if (known !== undefined && known.length > MOST_APPOINTMENTS) throw tooMany(name);
    return recordsWith(name, known ?? (await hitsWith(name, command, ports)), own, command, ports);
  };
  const found = await Promise.all([...names.values()].map(recordsOf));
  // The hits once more: the index may not know them by name yet.
  return new Map([...own, ...found.flatMap((records) => [...records])]);
}

const MEMBER = { phone: 'phone', name: 'familyName', member: 'memberId' } as const;

function tooMany({ kind }: PatientKey): AppError {
  const message = `is of more than ${MOST_APPOINTMENTS} appointments: search by something that fewer people have`;
  return new AppError('INPUT_INVALID', { faults: [{ pointer: `/${MEMBER[kind]}`, message }] });
}
