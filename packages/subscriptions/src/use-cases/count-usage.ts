import { mapInParallel } from '@frontdesk/core/map-in-parallel';
import { utcDayOf } from '@frontdesk/core/utc-day';
import { type CountedCall, countedCallFrom } from '../domain/counted-call.ts';
import type { PlanName } from '../domain/subscription.ts';
import type { UsageLedger } from '../ports/usage-ledger.ts';

/** How many subscriptions are counted at a time. */
const WIDTH = 8;

/** A day of a subscription that requests were counted for. */
export interface CountedDay {
  readonly subscriptionId: string;
  readonly practiceId: string;
  readonly plan: PlanName;
  readonly day: string;
}

/** Counts the requests of a batch of access log lines that are not counted yet. Lines of nobody's requests are passed over. Gives the
 *  days that the batch is about, also those that had nothing new. Throws UNAVAILABLE when a part could not be counted: the whole batch may be
 *  given again. */
export async function countUsage(
  lines: readonly string[],
  { ledger }: { readonly ledger: UsageLedger },
): Promise<{ readonly counted: number; readonly days: readonly CountedDay[] }> {
  const calls = lines.flatMap((line) => countedCallFrom(line) ?? []);
  const bySubscription = [...Map.groupBy(calls, ({ subscriptionId }) => subscriptionId).values()];
  const counted = await mapInParallel(bySubscription, WIDTH, (ofOne) => ledger.count(ofOne));
  return { counted: counted.reduce((sum, each) => sum + each, 0), days: daysOf(calls) };
}

function daysOf(calls: readonly CountedCall[]): CountedDay[] {
  const days = new Map<string, CountedDay>();
  for (const { subscriptionId, practiceId, plan, at } of calls) {
    const day = utcDayOf(at);
    days.set(`${subscriptionId} ${day}`, { subscriptionId, practiceId, plan, day });
  }
  return [...days.values()];
}
