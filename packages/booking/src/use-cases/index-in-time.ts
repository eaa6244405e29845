import type { Logger } from '@frontdesk/core/logger';
import type { LatePatients } from '../ports/late-patients.ts';

export interface IndexInTimePorts {
  /** Indexes the patients of appointments; may be given them again. */
  readonly index: (practiceId: string, appointmentIds: readonly string[], deadline: number) => Promise<void>;
  readonly late: LatePatients;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
}

/** How long the other practices of the stream wait for one. */
const PATIENCE_MILLISECONDS = 1_500;

/** Indexes the patients of a practice's appointments, or keeps them for later when that fails or takes long: a practice whose
 *  records cannot be read just now holds up nobody. Throws UNAVAILABLE when neither can be done. */
export async function indexInTime(
  practiceId: string,
  appointmentIds: readonly string[],
  { deadline, logger }: { readonly deadline: number; readonly logger: Logger },
  { index, late, sleep }: IndexInTimePorts,
): Promise<void> {
  const working = index(practiceId, appointmentIds, deadline);
  const outcome = await Promise.race([
    working.then(
      () => 'indexed',
      () => 'failed',
    ),
    sleep(PATIENCE_MILLISECONDS).then(() => 'late'),
  ]);
  if (outcome === 'indexed') return;
  logger.warn('PATIENTS_LATE', { practiceId, appointments: appointmentIds.length, outcome });
  await late.keep(practiceId, appointmentIds);
}
