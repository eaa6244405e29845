import { startLocalCloud } from '@frontdesk/local/local-cloud';
import type { LocalCloud } from '@frontdesk/local/running-cloud';
import { bareTransactions } from '../bare-transactions.ts';
import type { Bench, Finding, Progress } from '../bench.ts';
import { officeTimes } from '../office-times.ts';
import { interleave, median, quantile } from '../statistics.ts';
import {
  bookingsOfSearchedProvider,
  FreeBookings,
  PRACTICE_ID,
  PROVIDERS,
  practiceDocument,
  searchCalls,
} from './bench-practice.ts';
import { countOf, type LoadResult, LoadSender, millisecondsOf, rateOf, requireAll, statusesOf } from './load.ts';

/** Medplum 5.1 with PostgreSQL SERIALIZABLE, measured on a machine of the same kind (two cores): the better ends of what
 *  `$book` and a 28-day `$find`, one after another, were measured at. */
const MEDPLUM = { bookingMilliseconds: 17, bookingsPerSecond: 54, findMilliseconds: 13 };

/** DynamoDB Local's own compiler needs some two thousand transactions to get going. */
const WARM_UP = { bookings: 2_000, inSteps: 200, mostMilliseconds: 25_000 };
const SEQUENTIAL = 200;
const CLIENTS = 40;
const AT_ONCE = 800;

/** Bookings and searches over HTTP: the gateway's pipeline with real tokens, the deployed bundles, DynamoDB Local. */
export const localCloudBench: Bench = {
  name: 'local-cloud',
  title: 'Booking and search over HTTP on the local cloud',
  run: async (progress) => {
    const cloud = await startLocalCloud({
      services: ['appointments', 'slots'],
      throttling: false,
      environment: { LOG_LEVEL: 'INFO' },
      progress: (step) => progress(`Starting the local cloud: ${step}`),
    });
    const sender = new LoadSender(cloud.urls.appApi, await setUpPractice(cloud));
    try {
      const bookings = new FreeBookings();
      await warmUp(sender, bookings, progress);
      return {
        findings: [
          ...(await bookingFindings(sender, bookings, await bareTransactions(cloud.dynamoDbEndpoint), progress)),
          ...(await contentionFindings(sender, bookings, progress)),
          ...(await searchFindings(sender, progress)),
        ],
        notes: [
          'One machine runs clients, gateway, functions and database. × is against the better end of what Medplum 5.1 with',
          `PostgreSQL SERIALIZABLE was measured at on such a machine: ${MEDPLUM.bookingMilliseconds} ms and ` +
            `${MEDPLUM.bookingsPerSecond}/s a $book, ${MEDPLUM.findMilliseconds} ms a 28-day $find.`,
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
  progress(`Booking with ${CLIENTS} clients`);
  const atOnce = requireAll(await sender.send(bookings.take(AT_ONCE), CLIENTS), 201, 'Booking at once');
  const bareRate = await rateAtOnce(bareTransaction);
  const ratio = median(http) / MEDPLUM.bookingMilliseconds;
  const rateRatio = rateOf(atOnce) / MEDPLUM.bookingsPerSecond;
  return [
    {
      what: 'booking, one client (Medplum p50 17–29 ms)',
      measured: timesOf(http),
      ratio,
      target: { text: '≤ 0.3 ×', value: ratio, atMost: 0.3 },
    },
    {
      what: 'the transaction alone, in turns with it',
      measured: timesOf(bare),
      ratio: median(bare) / MEDPLUM.bookingMilliseconds,
    },
    {
      what: `bookings a second, ${CLIENTS} clients, ${PROVIDERS} providers, all 201 (Medplum 26–54)`,
      measured: `${rateOf(atOnce).toFixed(0)} /s`,
      ratio: rateRatio,
      target: { text: '≥ 5 ×', value: rateRatio, atLeast: 5 },
    },
    {
      what: `the transactions alone, ${CLIENTS} at a time: what the database can do`,
      measured: `${bareRate.toFixed(0)} /s`,
      ratio: bareRate / MEDPLUM.bookingsPerSecond,
    },
    { what: `booking, ${CLIENTS} clients`, measured: timesOf(millisecondsOf(atOnce)) },
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

async function searchFindings(sender: LoadSender, progress: Progress): Promise<Finding[]> {
  progress('Searching 28 days');
  requireAll(await sender.send(bookingsOfSearchedProvider(officeTimes(), 100), 10), 201, 'Filling a calendar');
  requireAll(await sender.send(searchCalls(50), 5), 200, 'Searching');
  const sequential = requireAll(await sender.send(searchCalls(200), 1), 200, 'Searching');
  progress(`Searching 28 days with ${CLIENTS} clients`);
  const atOnce = requireAll(await sender.send(searchCalls(600), CLIENTS), 200, 'Searching');
  const ratio = median(millisecondsOf(sequential)) / MEDPLUM.findMilliseconds;
  return [
    {
      what: 'search of 28 days, one client (Medplum p50 13–24 ms)',
      measured: timesOf(millisecondsOf(sequential)),
      ratio,
      target: { text: '≤ 0.5 ×', value: ratio, atMost: 0.5 },
    },
    { what: `searches a second, ${CLIENTS} clients`, measured: `${rateOf(atOnce).toFixed(0)} /s` },
  ];
}

function timesOf(samples: readonly number[]): string {
  return `p50 ${median(samples).toFixed(1)} ms, p99 ${quantile(samples, 0.99).toFixed(1)} ms`;
}
