import type { Progress } from '../bench.ts';
import { FreeBookings, searchCalls } from '../local-cloud/bench-practice.ts';
import { type HttpCall, type LoadResult, type LoadSender, requireAll } from '../local-cloud/load.ts';
import type { Flood, NeighborRound } from './flood-findings.ts';

/** On plan small, and their neighbor on plan large. */
export const FLOODING = ['p001', 'p004'];
export const NEIGHBOR = 'p002';
export const NEIGHBOR_PER_SECOND = 20;

/** The first round leaves about half of the day's quota, the second one nothing. */
const FLOOD = { requests: 2_000, perSecond: 200, rounds: 2, searchedDays: 7 };
/** Slowly: the throttle is of the whole subscription, and would refuse before the quota does. */
const SECOND_KEY = { requests: 10, perSecond: 10 };
const WARM_UP = { bookings: 200, searches: 200, clients: 10 };

export interface Vendors {
  readonly floods: {
    readonly practiceId: string;
    readonly first: LoadSender;
    /** With another key of the same subscription. */
    readonly second: LoadSender;
  }[];
  readonly neighbor: LoadSender;
}

/** The same calls of version 2 of the Partner API. */
export function ofPartners(calls: readonly HttpCall[]): HttpCall[] {
  return calls.map((call) => ({ ...call, path: `/v2${call.path}` }));
}

/** Lets one vendor after another search far more than its plan, while a neighbor books. Throws when the day ends in UTC meanwhile. */
export async function sendFloods(
  { floods, neighbor }: Vendors,
  progress: Progress,
): Promise<{ floods: Flood[]; neighbor: NeighborRound[] }> {
  const bookings = new FreeBookings();
  const bookMeanwhile = (): Promise<LoadResult> => {
    const count = (FLOOD.requests / FLOOD.perSecond) * NEIGHBOR_PER_SECOND;
    return neighbor.sendAtRate(ofPartners(bookings.take(count)), NEIGHBOR_PER_SECOND);
  };
  progress('Warming up the neighbor');
  const { clients } = WARM_UP;
  requireAll(await neighbor.send(ofPartners(bookings.take(WARM_UP.bookings)), clients), 201, 'Warming up');
  requireAll(await neighbor.send(searchesOf(NEIGHBOR, WARM_UP.searches), clients), 200, 'Warming up');

  const day = utcDay();
  const neighborRounds: NeighborRound[] = [];
  const sent: Flood[] = [];
  for (const { practiceId, first, second } of floods) {
    const rounds: LoadResult[] = [];
    for (let round = 1; round <= FLOOD.rounds; round += 1) {
      progress('The neighbor alone');
      const alone = await bookMeanwhile();
      progress(
        `${FLOOD.requests} requests of ${practiceId} at ${FLOOD.perSecond} a second, ${round} of ${FLOOD.rounds}`,
      );
      const flooding = first.sendAtRate(searchesOf(practiceId, FLOOD.requests), FLOOD.perSecond);
      const [flood, meanwhile] = await Promise.all([flooding, bookMeanwhile()]);
      rounds.push(flood);
      neighborRounds.push({ alone, meanwhile });
    }
    const calls = searchesOf(practiceId, SECOND_KEY.requests);
    sent.push({ rounds, withSecondKey: await second.sendAtRate(calls, SECOND_KEY.perSecond) });
  }
  if (utcDay() !== day) throw new Error('The day ended in UTC meanwhile, and quotas with it. Run it again.');
  return { floods: sent, neighbor: neighborRounds };
}

function searchesOf(practiceId: string, count: number): HttpCall[] {
  return ofPartners(searchCalls(count, { practiceId, days: FLOOD.searchedDays }));
}

function utcDay(): string {
  return new Date().toISOString().slice(0, 10);
}
