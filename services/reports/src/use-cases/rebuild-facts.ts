import type { Clock } from '@frontdesk/core/clock';
import type { FactStore } from '../ports/fact-store.ts';
import type { RecordedAppointment, RecordedHistory } from '../ports/recorded-history.ts';
import { recordFacts } from './record-facts.ts';

export interface RebuildFactsPorts {
  readonly history: RecordedHistory;
  readonly facts: Pick<FactStore, 'record'>;
  readonly clock: Clock;
}

export interface RebuiltFacts {
  readonly appointments: number;
  readonly events: number;
  /** Where to go on; absent: all is done. */
  readonly next?: string;
}

/** Brings the facts to what the tables tell, part by part until `until` (epoch milliseconds); `from` is where an earlier run ended. It may
 *  run beside live events, and any number of times. Throws DatabaseUnavailableError, UNAVAILABLE. */
export async function rebuildFacts(
  { from, until }: { from: string | undefined; until: number },
  { history, facts, clock }: RebuildFactsPorts,
): Promise<RebuiltFacts> {
  let counted = { appointments: 0, events: 0 };
  let position = from;
  do {
    const { appointments, events, next } = await history.read(position);
    await recordAppointments(appointments, facts);
    await recordFacts(events, facts);
    counted = { appointments: counted.appointments + appointments.length, events: counted.events + events.length };
    if (next === undefined) return counted;
    position = next;
  } while (clock.now() < until);
  return { ...counted, next: position };
}

async function recordAppointments(
  appointments: readonly RecordedAppointment[],
  facts: Pick<FactStore, 'record'>,
): Promise<void> {
  for (const [practiceId, own] of Map.groupBy(appointments, (each) => each.practiceId)) {
    const [newestEventAt = ''] = own
      .map(({ changedAt }) => changedAt)
      .toSorted()
      .toReversed();
    await facts.record(practiceId, { appointments: own, calls: [], newestEventAt });
  }
}
