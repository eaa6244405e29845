import type { Clock } from '@frontdesk/core/clock';
import type { FactStore } from '../ports/fact-store.ts';
import type { RecordedHistory, RecordedItem } from '../ports/recorded-history.ts';
import type { SampledPractices } from '../ports/sampled-practices.ts';

export interface RebuildFactsPorts {
  readonly history: RecordedHistory;
  readonly facts: Pick<FactStore, 'record'>;
  readonly practices: Pick<SampledPractices, 'register'>;
  readonly clock: Clock;
}

export interface RebuiltFacts {
  /** How many appointments, calls and so on were taken. */
  readonly items: number;
  /** Where to go on; absent: all is done. */
  readonly next?: string;
}

/** Brings the facts and the register of practices to what the tables tell, part by part until `until` (epoch milliseconds); `from` is where an earlier run ended. It may
 *  run beside live events, and any number of times. It deletes nothing: what a table no longer keeps stays as it was counted. Throws DatabaseUnavailableError, UNAVAILABLE. */
export async function rebuildFacts(
  { from, until }: { from: string | undefined; until: number },
  { history, facts, practices, clock }: RebuildFactsPorts,
): Promise<RebuiltFacts> {
  let counted = 0;
  let position = from;
  do {
    const { items, next } = await history.read(position);
    for (const { practice } of items) if (practice !== undefined) await practices.register(practice);
    await recordItems(
      items.filter(({ practice }) => practice === undefined),
      clock.now(),
      facts,
    );
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
    const times = own.flatMap(({ changedAt }) => (changedAt === undefined ? [] : [Date.parse(changedAt)]));
    await facts.record(practiceId, {
      appointments: own.flatMap((item) => item.facts.appointments),
      calls: own.flatMap((item) => item.facts.calls),
      verifications: own.flatMap((item) => item.facts.verifications),
      samples: own.flatMap((item) => item.facts.samples),
      ...(times.length > 0 && { newestEventAt: new Date(Math.min(now, Math.max(...times))).toISOString() }),
    });
  }
}
