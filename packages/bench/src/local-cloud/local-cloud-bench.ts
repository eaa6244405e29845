import { startLocalCloud } from '@frontdesk/local/local-cloud';
import type { LocalCloud } from '@frontdesk/local/running-cloud';
import { bareTransactions } from '../bare-transactions.ts';
import type { Bench, Finding, Progress } from '../bench.ts';
import { officeTimes } from '../office-times.ts';
import { interleave, median, timesOf } from '../statistics.ts';
import {
  bookingsOfSearchedProvider,
  FreeBookings,
  PRACTICE_ID,
  PROVIDERS,
  practiceDocument,
  searchCalls,
} from './bench-practice.ts';
import { countOf, type LoadResult, LoadSender, millisecondsOf, rateOf, requireAll, statusesOf } from './load.ts';

/** DynamoDB Local's own compiler needs some two thousand transactions to get going. */
const WARM_UP = { bookings: 2_000, inSteps: 200, mostMilliseconds: 25_000 };
const SEQUENTIAL = 200;
const CLIENTS = 40;
const AT_ONCE = 400;
/** Loads of the API and of the database alone, in turns. */
const RATE_ROUNDS = 3;
const SEARCHES = 200;

/** What the gateway, the function and the clients may add to the database's own time. */
const MOST_TIMES_BARE = 1.25;
const LEAST_SHARE_OF_BARE_RATE = 0.75;

/** Bookings and searches over HTTP: the gateway's pipeline with real tokens, the deployed bundles, DynamoDB Local. */
export const localCloudBench: Bench = {
  name: 'local-cloud',
  title: 'Booking and search over HTTP on the local cloud',
  run: async (progress) => {
    const cloud = await startLocalCloud({
      services: ['appointments', 'slots'],
      throttling: false,
      environment: { LOG_LEVEL: 'INFO', PRACTICE_REQUESTS_PER_MINUTE: '1000000' },
      progress: (step) => progress(`Starting the local cloud: ${step}`),
    });
    const sender = new LoadSender(cloud.urls.appApi, { authorization: `Bearer ${await setUpPractice(cloud)}` });
    try {
      const bookings = new FreeBookings();
      await warmUp(sender, bookings, progress);
      const bareTransaction = await bareTransactions(cloud.dynamoDbEndpoint);
      return {
        findings: [
          ...(await bookingFindings(sender, bookings, bareTransaction, progress)),
          ...(await rateFindings(sender, bookings, bareTransaction, progress)),
          ...(await contentionFindings(sender, bookings, progress)),
          ...(await searchFindings(sender, bareTransaction, progress)),
        ],
        notes: [
          'One machine runs clients, gateway, functions and database. × is against the same transaction sent straight to',
          'DynamoDB Local, in turns with what it is compared with: machines differ, and one machine from hour to hour.',
        ],
      };
    } finally {
      await sender.stop();
      await cloud.stop();
    }
  },
};

async function setUpPractice(cloud: LocalCloud): Promise<string> {
  const imported = await cloud.invoke('importPractice', practiceDocument());
  if (!imported.ok) throw new Error(`importPractice failed: ${imported.errorMessage}`);
  return cloud.issueToken({ practiceId: PRACTICE_ID, role: 'agent' });
}

async function warmUp(sender: LoadSender, bookings: FreeBookings, progress: Progress): Promise<void> {
  const endsAt = performance.now() + WARM_UP.mostMilliseconds;
  for (let booked = 0; booked < WARM_UP.bookings && performance.now() < endsAt; booked += WARM_UP.inSteps) {
    progress(`Warming up, ${booked} of at most ${WARM_UP.bookings} bookings`);
    requireAll(await sender.send(bookings.take(WARM_UP.inSteps), CLIENTS), 201, 'Warming up');
  }
}

async function bookingFindings(
  sender: LoadSender,
  bookings: FreeBookings,
  bareTransaction: () => Promise<number>,
  progress: Progress,
): Promise<Finding[]> {
  const { http, bare } = await interleave(
    {
      http: async () => {
        const [booked] = requireAll(await sender.send(bookings.take(1), 1), 201, 'Booking one after another').outcomes;
        return booked?.milliseconds ?? Number.NaN;
      },
      bare: bareTransaction,
    },
    SEQUENTIAL,
    (round) => progress(`Booking one after another, ${round} of ${SEQUENTIAL}`),
  );
  const ratio = median(http) / median(bare);
  return [
    { what: 'the transaction of a booking alone, one after another', measured: timesOf(bare), ratio: 1 },
    {
      what: 'booking, one client',
      measured: timesOf(http),
      ratio,
      target: { text: `≤ ${MOST_TIMES_BARE} ×`, value: ratio, atMost: MOST_TIMES_BARE },
    },
  ];
}

async function rateFindings(
  sender: LoadSender,
  bookings: FreeBookings,
  bareTransaction: () => Promise<number>,
  progress: Progress,
): Promise<Finding[]> {
  const times: number[] = [];
  const { http, bare } = await interleave(
    {
      http: async () => {
        const load = requireAll(await sender.send(bookings.take(AT_ONCE), CLIENTS), 201, 'Booking at once');
        times.push(...millisecondsOf(load));
        return rateOf(load);
      },
      bare: () => rateAtOnce(bareTransaction),
    },
    RATE_ROUNDS,
    (round) => progress(`Booking with ${CLIENTS} clients, ${round} of ${RATE_ROUNDS}`),
  );
  const ratio = median(http) / median(bare);
  return [
    {
      what: `transactions a second alone, ${CLIENTS} at a time: what the database can do`,
      measured: `${median(bare).toFixed(0)} /s`,
      ratio: 1,
    },
    {
      what: `bookings a second, ${CLIENTS} clients, ${PROVIDERS} providers, all 201`,
      measured: `${median(http).toFixed(0)} /s`,
      ratio,
      target: { text: `≥ ${LEAST_SHARE_OF_BARE_RATE} ×`, value: ratio, atLeast: LEAST_SHARE_OF_BARE_RATE },
    },
    { what: `booking, ${CLIENTS} clients`, measured: timesOf(times) },
  ];
}

/** How many a second with as many under way as there are clients. */
async function rateAtOnce(send: () => Promise<number>): Promise<number> {
  let left = AT_ONCE;
  const startedAt = performance.now();
  const work = async (): Promise<void> => {
    while (left-- > 0) await send();
  };
  await Promise.all(Array.from({ length: CLIENTS }, work));
  return AT_ONCE / ((performance.now() - startedAt) / 1_000);
}

async function contentionFindings(sender: LoadSender, bookings: FreeBookings, progress: Progress): Promise<Finding[]> {
  const exactly = (what: string, result: LoadResult, wanted: number): Finding => {
    const booked = countOf(result, 201);
    return {
      what: `${what}: ${statusesOf(result)}`,
      measured: `${booked} × 201`,
      target: { text: `exactly ${wanted}`, value: booked, atMost: wanted, atLeast: wanted },
    };
  };
  progress('Booking one time with 50 clients');
  const oneTime = await sender.send(bookings.takeOneTime(50), 50);
  progress('Booking 50 times with 50 clients');
  const fiftyTimes = await sender.send(bookings.takeOfOneProvider(50), 50);
  progress('Booking 400 times of 20 providers at once');
  const everyProvider = await sender.send(bookings.take(400), 400);
  return [
    exactly('50 clients on one time', oneTime, 1),
    exactly('50 clients on 50 times of one provider', fiftyTimes, 50),
    exactly('20 providers × 20 bookings at once', everyProvider, 400),
  ];
}

async function searchFindings(
  sender: LoadSender,
  bareTransaction: () => Promise<number>,
  progress: Progress,
): Promise<Finding[]> {
  progress('Searching 28 days');
  requireAll(await sender.send(bookingsOfSearchedProvider(officeTimes(), 100), 10), 201, 'Filling a calendar');
  requireAll(await sender.send(searchCalls(50), 5), 200, 'Searching');
  const { search, bare } = await interleave(
    {
      search: async () => {
        const [found] = requireAll(await sender.send(searchCalls(1), 1), 200, 'Searching').outcomes;
        return found?.milliseconds ?? Number.NaN;
      },
      bare: bareTransaction,
    },
    SEARCHES,
    (round) => progress(`Searching 28 days, ${round} of ${SEARCHES}`),
  );
  progress(`Searching 28 days with ${CLIENTS} clients`);
  const atOnce = requireAll(await sender.send(searchCalls(600), CLIENTS), 200, 'Searching');
  const ratio = median(search) / median(bare);
  return [
    {
      what: 'search of 28 days, one client',
      measured: timesOf(search),
      ratio,
      target: { text: `≤ ${MOST_TIMES_BARE} ×`, value: ratio, atMost: MOST_TIMES_BARE },
    },
    { what: `searches a second, ${CLIENTS} clients`, measured: `${rateOf(atOnce).toFixed(0)} /s` },
  ];
}
