import { demoKey } from '@frontdesk/local/demo-subscriptions';
import { startLocalCloud } from '@frontdesk/local/local-cloud';
import type { LocalCloud } from '@frontdesk/local/running-cloud';
import type { Bench, Finding, Progress } from '../bench.ts';
import { FreeBookings, PRACTICE_ID, practiceDocument, searchCalls } from '../local-cloud/bench-practice.ts';
import { type HttpCall, type LoadResult, LoadSender, millisecondsOf, requireAll } from '../local-cloud/load.ts';
import { interleave, median, timesOf } from '../statistics.ts';
import { costByDoor } from './cost-by-door.ts';
import { type Flood, floodFindings } from './flood-findings.ts';

const WARM_UP = { bookings: 1_600, inSteps: 200, clients: 20 };
/** Of one connection, as a vendor's server keeps one. */
const BOOKINGS_A_TURN = 5;
const TURNS = 80;
const MOST_TIMES_APP_API = 1.15;

/** On plan small, and its neighbor on plan large. */
const FLOODING = 'p001';
const NEIGHBOR = 'p002';
const SEARCHED_DAYS = 7;
const FLOOD = { requests: 2_000, perSecond: 200, rounds: 2 };
/** Slowly: the throttle is of the whole subscription, and would refuse before the quota does. */
const SECOND_KEY = { requests: 10, perSecond: 10 };
const NEIGHBOR_PER_SECOND = 40;

/** The Partner API beside the App API: the same functions, database and clients, one with a key and the other with a token. */
export const partnerDoorBench: Bench = {
  name: 'partner-door',
  title: 'The Partner API beside the App API, and one vendor beside another',
  run: async (progress) => {
    const cloud = await startLocalCloud({
      services: ['appointments', 'slots', 'partners'],
      throttling: false,
      environment: { LOG_LEVEL: 'INFO', PRACTICE_REQUESTS_PER_MINUTE: '1000000' },
      progress: (step) => progress(`Starting the local cloud: ${step}`),
    });
    const senders: LoadSender[] = [];
    const begin = (origin: string, headers: Record<string, string>): LoadSender => {
      const sender = new LoadSender(origin, headers);
      senders.push(sender);
      return sender;
    };
    const withKeyOf = async (practiceId: string, plan?: string): Promise<LoadSender> =>
      begin(cloud.urls.partnerApi, { 'x-api-key': await keyOf(cloud, practiceId, plan) });
    try {
      for (const practiceId of [PRACTICE_ID, FLOODING, NEIGHBOR]) await importPractice(cloud, practiceId);
      const token = await cloud.issueToken({ practiceId: PRACTICE_ID, role: 'agent' });
      const doors: Doors = {
        appApi: begin(cloud.urls.appApi, { authorization: `Bearer ${token}` }),
        partnerApi: await withKeyOf(PRACTICE_ID, 'enterprise'),
      };
      const flood: FloodSenders = {
        first: await withKeyOf(FLOODING),
        second: await withKeyOf(FLOODING),
        neighbor: await withKeyOf(NEIGHBOR),
      };
      return {
        findings: [
          ...(await doorFindings(doors, progress)),
          ...floodFindings(await runFlood(flood, progress), 'small'),
          ...costByDoor(cloud.services()),
        ],
        notes: [
          'One machine runs clients, gateway, functions and database. The stages throttle nothing here, the plans do. The neighbor books',
          `${NEIGHBOR_PER_SECOND} times a second; the flood searches a week. Waiting times count from when a call was due.`,
        ],
      };
    } finally {
      for (const sender of senders) await sender.stop();
      await cloud.stop();
    }
  },
};

async function importPractice(cloud: LocalCloud, practiceId: string): Promise<void> {
  const imported = await cloud.invoke('importPractice', practiceDocument(practiceId));
  if (!imported.ok) throw new Error(`importPractice failed: ${imported.errorMessage}`);
}

/** One more key of the practice's subscription. */
function keyOf(cloud: LocalCloud, practiceId: string, plan?: string): Promise<string> {
  return demoKey({ practiceId, plan }, async (request) => {
    const result = await cloud.invoke('manageSubscriptions', request);
    if (!result.ok) throw new Error(`${result.errorType}: ${result.errorMessage}`);
    return result.payload;
  });
}

/** The same calls of version 2 of the Partner API. */
const ofPartners = (calls: readonly HttpCall[]): HttpCall[] =>
  calls.map((call) => ({ ...call, path: `/v2${call.path}` }));

interface Doors {
  appApi: LoadSender;
  partnerApi: LoadSender;
}

async function doorFindings({ appApi, partnerApi }: Doors, progress: Progress): Promise<Finding[]> {
  const bookings = new FreeBookings();
  const book = {
    appApi: (count: number, clients: number) => appApi.send(bookings.take(count), clients),
    partnerApi: (count: number, clients: number) => partnerApi.send(ofPartners(bookings.take(count)), clients),
  };
  for (let booked = 0; booked < WARM_UP.bookings; booked += 2 * WARM_UP.inSteps) {
    progress(`Warming up both doors, ${booked} of ${WARM_UP.bookings} bookings`);
    for (const throughDoor of Object.values(book)) {
      requireAll(await throughDoor(WARM_UP.inSteps, WARM_UP.clients), 201, 'Warming up');
    }
  }
  const turn = async (throughDoor: (typeof book)['appApi']): Promise<number[]> =>
    millisecondsOf(requireAll(await throughDoor(BOOKINGS_A_TURN, 1), 201, 'Booking in turns'));
  const turns = await interleave(
    { appApi: () => turn(book.appApi), partnerApi: () => turn(book.partnerApi) },
    TURNS,
    (round) => progress(`Booking through both doors, turn ${round} of ${TURNS}`),
  );
  const [app, partner] = [turns.appApi.flat(), turns.partnerApi.flat()];
  const ratio = median(partner) / median(app);
  return [
    { what: 'booking through the App API, token, one client', measured: timesOf(app), ratio: 1 },
    {
      what: 'booking through the Partner API, key, one client',
      measured: timesOf(partner),
      ratio,
      target: { text: `≤ ${MOST_TIMES_APP_API} ×`, value: ratio, atMost: MOST_TIMES_APP_API },
    },
  ];
}

interface FloodSenders {
  first: LoadSender;
  /** With another key of the same subscription. */
  second: LoadSender;
  neighbor: LoadSender;
}

async function runFlood({ first, second, neighbor }: FloodSenders, progress: Progress): Promise<Flood> {
  const seconds = FLOOD.requests / FLOOD.perSecond;
  const bookings = new FreeBookings();
  const bookMeanwhile = (): Promise<LoadResult> =>
    neighbor.sendAtRate(ofPartners(bookings.take(seconds * NEIGHBOR_PER_SECOND)), NEIGHBOR_PER_SECOND);
  const searches = (count: number, practiceId: string = FLOODING): HttpCall[] =>
    ofPartners(searchCalls(count, { practiceId, days: SEARCHED_DAYS }));
  progress('Warming up both vendors');
  requireAll(await neighbor.send(ofPartners(bookings.take(WARM_UP.inSteps)), WARM_UP.clients), 201, 'Warming up');
  requireAll(await neighbor.send(searches(WARM_UP.inSteps, NEIGHBOR), 4), 200, 'Warming up');

  const day = utcDay();
  const rounds: LoadResult[] = [];
  const alone: LoadResult[] = [];
  const meanwhile: LoadResult[] = [];
  for (let round = 1; round <= FLOOD.rounds; round += 1) {
    progress(`The neighbor alone, ${round} of ${FLOOD.rounds}`);
    alone.push(await bookMeanwhile());
    progress(`${FLOOD.requests} requests at ${FLOOD.perSecond} a second, ${round} of ${FLOOD.rounds}`);
    const [flooding, booking] = await Promise.all([
      first.sendAtRate(searches(FLOOD.requests), FLOOD.perSecond),
      bookMeanwhile(),
    ]);
    rounds.push(flooding);
    meanwhile.push(booking);
  }
  const withSecondKey = await second.sendAtRate(searches(SECOND_KEY.requests), SECOND_KEY.perSecond);
  if (utcDay() !== day) throw new Error('The day ended in UTC meanwhile, and quotas with it. Run it again.');
  return { rounds, withSecondKey, alone, meanwhile };
}

function utcDay(): string {
  return new Date().toISOString().slice(0, 10);
}
