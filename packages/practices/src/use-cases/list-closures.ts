import type { Closure } from '@frontdesk/contracts/closure';
import type { Clock } from '@frontdesk/core/clock';
import { mapInParallel } from '@frontdesk/core/map-in-parallel';
import { presentClosure } from '../domain/present-closure.ts';
import type { AppointmentsInTime } from '../ports/appointments-in-time.ts';
import type { PracticeRulesStore } from '../ports/practice-rules-store.ts';
import { existing } from './change-rules.ts';

export interface ListClosuresPorts {
  readonly store: Pick<PracticeRulesStore, 'read'>;
  readonly appointments: AppointmentsInTime;
  readonly clock: Clock;
}

const CLOSURES_AT_ONCE = 8;

/** The closures that are not over yet, earliest first, each with the appointments that stand in it now.
 *  Throws NOT_FOUND for a practice that was never set up. */
export async function listClosures(
  { store, appointments, clock }: ListClosuresPorts,
  practiceId: string,
): Promise<{ items: Closure[] }> {
  const rules = existing(await store.read(practiceId));
  const now = clock.now() / 60_000;
  const ahead = rules.closures
    .filter((closure) => closure.end > now)
    .sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
  const items = await mapInParallel(ahead, CLOSURES_AT_ONCE, async (closure) =>
    presentClosure(rules, closure, await appointments.standing(practiceId, closure, closure.providerId)),
  );
  return { items };
}
