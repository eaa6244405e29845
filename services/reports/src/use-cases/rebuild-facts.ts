import type { Clock } from '@frontdesk/core/clock';
import type { FactStore } from '../ports/fact-store.ts';
import type { RecordedHistory, RecordedItem } from '../ports/recorded-history.ts';

export interface RebuildFactsPorts {
  readonly history: RecordedHistory;
  readonly facts: Pick<FactStore, 'record'>;
  readonly clock: Clock;
}

export interface RebuiltFacts {
  /** How many appointments, calls and so on were taken. */
  readonly items: number;
  /** Where to go on; absent: all is done. */
  readonly next?: string;
}

/** Brings the facts to what the tables tell, part by part until `until` (epoch milliseconds); `from` is where an earlier run ended. It may
 *  run beside live events, and any number of times. It deletes nothing: what a table no longer keeps stays as it was counted. Throws DatabaseUnavailableError, UNAVAILABLE. */
export async function rebuildFacts(
  { from, until }: { from: string | undefined; until: number },
  { history, facts, clock }: RebuildFactsPorts,
): Promise<RebuiltFacts> {
  let counted = 0;
  let position = from;
  do {
    const { items, next } = await history.read(position);
    await recordItems(items, clock.now(), facts);
    counted += items.length;
    if (next === undefined) return { items: counted };
    position = next;
  } while (clock.now() < until);
  return { items: counted, next: position };
}

/** A time that lies ahead is a telephone system's wrong clock, and no time that the facts have come to. */
async function recordItems(
  items: readonly RecordedItem[],
  now: number,
  facts: Pick<FactStore, 'record'>,
): Promise<void> {
  for (const [practiceId, own] of Map.groupBy(items, (item) => item.practiceId)) {
    const newest = Math.max(...own.map(({ changedAt }) => Date.parse(changedAt)));
    await facts.record(practiceId, {
      appointments: own.flatMap((item) => item.facts.appointments),
      calls: own.flatMap((item) => item.facts.calls),
      verifications: own.flatMap((item) => item.facts.verifications),
      newestEventAt: new Date(Math.min(newest, now)).toISOString(),
    });
  }
}
