import type { Schedule } from '@frontdesk/contracts/schedule';
import { presentSchedule } from '../domain/present-schedule.ts';
import type { PracticeRulesStore } from '../ports/practice-rules-store.ts';
import { existing } from './change-rules.ts';

/** A provider's schedule as it is now. Throws NOT_FOUND. */
export async function readSchedule(
  store: Pick<PracticeRulesStore, 'read'>,
  practiceId: string,
  providerId: string,
): Promise<Schedule> {
  const rules = existing(await store.read(practiceId));
  return presentSchedule(practiceId, providerId, existing(rules.providers.get(providerId)));
}
