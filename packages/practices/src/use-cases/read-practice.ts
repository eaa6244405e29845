import type { Practice } from '@frontdesk/contracts/practice';
import { listedType } from '../domain/present-appointment-type.ts';
import { named } from '../domain/rules-change.ts';
import type { PracticeRulesStore } from '../ports/practice-rules-store.ts';
import { existing } from './change-rules.ts';

/** A practice's zone, providers and appointment types, the latter two by name. Throws NOT_FOUND for a practice that was
 *  never set up. */
export async function readPractice(store: Pick<PracticeRulesStore, 'read'>, practiceId: string): Promise<Practice> {
  const rules = existing(await store.read(practiceId));
  const types = [...rules.appointmentTypes.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  return {
    id: practiceId,
    ...named(rules.displayName),
    timeZone: rules.timeZone,
    providers: [...rules.providers]
      .map(([providerId, { displayName }]) => ({ providerId, ...named(displayName) }))
      .sort((a, b) => (a.providerId < b.providerId ? -1 : 1)),
    appointmentTypes: types.map(listedType),
  };
}
