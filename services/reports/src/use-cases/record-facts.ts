import { type FactEvent, factsOf } from '../domain/facts-of-events.ts';
import type { FactStore } from '../ports/fact-store.ts';

/** Takes events of any practices into the facts. Again and in any order: what they tell is merged by version.
 *  Throws DatabaseUnavailableError. */
export async function recordFacts(events: readonly FactEvent[], facts: Pick<FactStore, 'record'>): Promise<void> {
  for (const [practiceId, own] of Map.groupBy(events, (event) => event.practiceId)) {
    await facts.record(practiceId, factsOf(own));
  }
}
