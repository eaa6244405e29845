import type { FactEvent } from '../domain/facts-of-events.ts';
import type { SampledPractices } from '../ports/sampled-practices.ts';

/** Enters practices whose rules have changed, as they do when a practice is set up, with the clock that they have since. Again and in any order:
 *  the newest revision stays. */
export async function registerPractices(
  events: readonly FactEvent[],
  practices: Pick<SampledPractices, 'register'>,
): Promise<void> {
  for (const { practiceId, data, facts } of events) {
    if (!('revision' in data) || facts === undefined || !('timeZone' in facts)) continue;
    await practices.register({ practiceId, timeZone: facts.timeZone, revision: data.revision });
  }
}
