import { mapInParallel } from '@frontdesk/core/map-in-parallel';
import type { Appointment } from '../domain/appointment.ts';
import { toldAt } from '../domain/found-patient.ts';
import { patientKeysOf } from '../domain/patient-key.ts';
import type { AppointmentIndex } from '../ports/appointment-index.ts';
import type { PatientIndexEntry, PatientIndexWriter } from '../ports/patient-index.ts';

export interface IndexPatientsPorts {
  readonly index: Pick<AppointmentIndex, 'readAll'>;
  readonly patients: PatientIndexWriter;
}

/** How many entries are put at once. */
const WIDTH = 25;

/** Makes the patients of these appointments found by what the records say now, whatever events asked for it, in whatever
 *  order and number. Throws UNAVAILABLE. */
export async function indexPatients(
  practiceId: string,
  appointmentIds: readonly string[],
  deadline: number,
  { index, patients }: IndexPatientsPorts,
): Promise<void> {
  await indexAppointments(await index.readAll(practiceId, appointmentIds, deadline), patients);
}

/** Puts what the patients of these records can be found by. */
export async function indexAppointments(
  appointments: readonly Appointment[],
  patients: PatientIndexWriter,
): Promise<void> {
  await mapInParallel(appointments, WIDTH, (appointment) => patients.put(patientIndexEntry(appointment)));
}

/** The entry of an appointment in the index, as the record says now. */
export function patientIndexEntry(appointment: Appointment): PatientIndexEntry {
  const { practiceId, id: appointmentId, version, patient, startEpochMinutes, end } = appointment;
  const times = { startEpochMinutes, endEpochMinutes: Date.parse(end) / 60_000, toldAt: toldAt(appointment) };
  return { practiceId, appointmentId, version, keys: patientKeysOf(patient), times };
}
