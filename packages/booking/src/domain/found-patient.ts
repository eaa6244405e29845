import { comparableName } from '@frontdesk/contracts/comparable-text';
import type { Patient } from '@frontdesk/contracts/patient';
import type { Phi } from '@frontdesk/core/phi';
import type { Appointment } from './appointment.ts';

/** A patient as the practice's appointments tell. */
export interface FoundPatient {
  /** Whose details are the latest: what was booked or corrected last. */
  readonly toldBy: Appointment;
  readonly next?: Appointment;
  readonly last?: Appointment;
}

/** Whose appointments are one patient's: those of one name and birth date, however the name is written. */
export function identityOf(patient: Phi<Patient>): string {
  const { givenName = '', familyName = '', birthDate } = patient.reveal();
  return JSON.stringify([...[givenName, familyName].map(comparableName).filter((name) => name !== ''), birthDate]);
}

/** The patients of these appointments at `now` (epoch milliseconds): those expected next first, then those seen last. */
export function patientsOf(appointments: readonly Appointment[], now: number): FoundPatient[] {
  const ofPatients = new Map<string, Appointment[]>();
  for (const appointment of appointments) {
    const identity = identityOf(appointment.patient);
    ofPatients.set(identity, [...(ofPatients.get(identity) ?? []), appointment]);
  }
  return [...ofPatients.values()].flatMap((own) => patientOf(own, now) ?? []).sort(byExpectation);
}

/** Everything from which the answer tells, each once. */
export function shownAppointments({ toldBy, next, last }: FoundPatient): Appointment[] {
  return [...new Set([toldBy, ...[next, last].filter((one) => one !== undefined)])];
}

function patientOf(appointments: readonly Appointment[], now: number): FoundPatient | undefined {
  const [toldBy] = appointments.toSorted((a, b) => toldAt(b) - toldAt(a) || order(b, a));
  if (toldBy === undefined) return undefined;
  const inTime = appointments.filter(({ status }) => status !== 'cancelled').toSorted(order);
  const next = inTime.find(({ status, end }) => EXPECTED.has(status) && Date.parse(end) > now);
  const last = inTime.findLast((one) => one !== next && one.startEpochMinutes * 60_000 <= now);
  return { toldBy, ...(next && { next }), ...(last && { last }) };
}

const EXPECTED: ReadonlySet<string> = new Set(['booked', 'arrived']);

/** When the details were typed, in epoch milliseconds; later changes of the appointment say nothing about the patient. */
export function toldAt({
  patientCorrectedAt,
  createdAt,
}: Pick<Appointment, 'patientCorrectedAt' | 'createdAt'>): number {
  return Date.parse(patientCorrectedAt ?? createdAt);
}

function order(a: Appointment, b: Appointment): number {
  return a.startEpochMinutes - b.startEpochMinutes || (a.id < b.id ? -1 : 1);
}

function byExpectation(a: FoundPatient, b: FoundPatient): number {
  if (a.next !== undefined && b.next !== undefined) return order(a.next, b.next);
  if (a.next !== undefined || b.next !== undefined) return a.next === undefined ? 1 : -1;
  return order(b.last ?? b.toldBy, a.last ?? a.toldBy);
}
