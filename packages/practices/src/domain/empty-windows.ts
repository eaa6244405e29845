import { emptyWindowFaults } from '@frontdesk/scheduling/start-faults';
import type { PracticeRecord } from './practice-record.ts';

/** How many windows a provider has in which no appointment can start. */
export function countEmptyWindows(rules: PracticeRecord | undefined, providerId: string): number {
  const schedule = rules?.providers.get(providerId)?.schedule;
  if (rules === undefined || schedule === undefined) return 0;
  return emptyWindowFaults(schedule, rules.appointmentTypes.values(), rules.policy).length;
}
