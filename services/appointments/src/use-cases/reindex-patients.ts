import type { Clock } from '@frontdesk/core/clock';
import type { AppointmentPages } from '../ports/appointment-pages.ts';
import type { PatientIndexWriter } from '../ports/patient-index.ts';
import { indexAppointments } from './index-patients.ts';

export interface ReindexPatients {
  /** Where an earlier run ended; absent: at the beginning. */
  readonly from?: string | undefined;
  /** Epoch milliseconds after which no further page is begun. */
  readonly until: number;
}

export interface ReindexPatientsPorts {
  readonly pages: AppointmentPages;
  readonly patients: PatientIndexWriter;
  readonly clock: Clock;
}

export interface ReindexedPatients {
  readonly indexed: number;
  /** Where the next run begins; absent: all is done. */
  readonly next?: string;
}

/** Indexes the patients of all appointments, page by page for as long as there is time. May run beside the events and any
 *  number of times: an entry of a later version stays. */
export async function reindexPatients(
  { from, until }: ReindexPatients,
  { pages, patients, clock }: ReindexPatientsPorts,
): Promise<ReindexedPatients> {
  let indexed = 0;
  let next = from;
  do {
    const page = await pages.read(next);
    await indexAppointments(page.appointments, patients);
    indexed += page.appointments.length;
    next = page.next;
  } while (next !== undefined && clock.now() < until);
  return { indexed, ...(next !== undefined && { next }) };
}
