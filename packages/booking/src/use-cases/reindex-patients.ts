import type { Clock } from '@frontdesk/core/clock';
import type { Logger } from '@frontdesk/core/logger';
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
  readonly logger: Logger;
}

export interface ReindexedPatients {
  readonly indexed: number;
  /** Those that could not be: the log has their ids. */
  readonly failed: number;
  /** Where the next run begins; absent: all is done. */
  readonly next?: string;
}

/** Indexes the patients of all appointments, page by page for as long as there is time. May run beside the events and any
 *  number of times: an entry of a later version stays. One that cannot be put holds up no other; when none of a page can be,
 *  throws the first failure. */
export async function reindexPatients(
  { from, until }: ReindexPatients,
  { pages, patients, clock, logger }: ReindexPatientsPorts,
): Promise<ReindexedPatients> {
  let [indexed, failed] = [0, 0];
  let next = from;
  do {
    const page = await pages.read(next);
    const failures = new Map<string, unknown>();
    await indexAppointments(page.appointments, {
      put: (entry) => patients.put(entry).catch((error: unknown) => void failures.set(entry.appointmentId, error)),
    });
    for (const [appointmentId, error] of failures) logger.error('PATIENT_NOT_INDEXED', error, { appointmentId });
    if (failures.size > 0 && failures.size === page.appointments.length) throw [...failures.values()][0];
    indexed += page.appointments.length - failures.size;
    failed += failures.size;
    next = page.next;
  } while (next !== undefined && clock.now() < until);
  return { indexed, failed, ...(next !== undefined && { next }) };
}
