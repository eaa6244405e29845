import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { startTestDynamoDb } from '@frontdesk/testing/dynamodb-local';
import { warmUpDatabase } from '../bare-transactions.ts';
import type { Bench, Finding } from '../bench.ts';
import { interleave, median, quantile } from '../statistics.ts';
import { putSchedule } from './booking-steps.ts';
import { type Book, oneRoundTripStyle, powertoolsStyle } from './booking-styles.ts';
import { type DelayingProxy, startDelayingProxy } from './delaying-proxy.ts';
import { callsOfDeployedBooking } from './deployed-booking.ts';

const ROUND_TRIP_MILLISECONDS = 6;
const WARM_UP_TRANSACTIONS = 800;
const WARM_UP_ROUNDS = 20;
const ROUNDS = 100;
const MOST_OF_POWERTOOLS = 0.4;
const HALF_HOUR_MINUTES = 30;

/** What a booking's exactness costs in round trips: the record within the transaction against a record around it. */
export const bookingRoundTripsBench: Bench = {
  name: 'booking-round-trips',
  title: `A warm booking with a round trip of ${ROUND_TRIP_MILLISECONDS} ms to DynamoDB`,
  run: async (progress) => {
    const database = await startTestDynamoDb();
    const proxy = await startDelayingProxy(database.endpoint, ROUND_TRIP_MILLISECONDS);
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const client = new DynamoDBClient({ endpoint: proxy.endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
    try {
      await warmUpDatabase(database.endpoint, WARM_UP_TRANSACTIONS, progress);
      await putSchedule(client, database.tableNames);
      const styles = {
        oneRoundTrip: oneRoundTripStyle(client, database.tableNames),
        powertools: powertoolsStyle(client, database.tableNames),
      };
      const takeTime = stopwatch();
      const candidates = {
        oneRoundTrip: () => takeTime(styles.oneRoundTrip),
        powertools: () => takeTime(styles.powertools),
      };
      await interleave(candidates, WARM_UP_ROUNDS, (round) => progress(`Warming up, ${round} of ${WARM_UP_ROUNDS}`));
      const samples = await interleave(candidates, ROUNDS, (round) => progress(`Booking ${round} of ${ROUNDS}`));
      const calls = {
        oneRoundTrip: await callsOf(proxy, () => takeTime(styles.oneRoundTrip)),
        powertools: await callsOf(proxy, () => takeTime(styles.powertools)),
        deployed: await callsOfDeployedBooking(proxy, progress),
      };
      return { findings: findingsOf(samples, calls), notes: [`Medians of ${ROUNDS} bookings each, in turns.`] };
    } finally {
      client.destroy();
      await proxy.stop();
      await database.stop();
    }
  },
};

/** Each booking takes the next half hour. */
function stopwatch(): (book: Book) => Promise<number> {
  // Half a year on: what the warm-up booked comes before.
  let startEpochMinutes = Math.ceil(Date.now() / 60_000 / HALF_HOUR_MINUTES + 183 * 48) * HALF_HOUR_MINUTES;
  return async (book) => {
    startEpochMinutes += HALF_HOUR_MINUTES;
    const startedAt = performance.now();
    await book(startEpochMinutes);
    return performance.now() - startedAt;
  };
}

async function callsOf(proxy: DelayingProxy, book: () => Promise<unknown>): Promise<string[]> {
  proxy.takeCalls();
  await book();
  return proxy.takeCalls();
}

function findingsOf(
  samples: Readonly<Record<'oneRoundTrip' | 'powertools', number[]>>,
  calls: Readonly<Record<'oneRoundTrip' | 'powertools' | 'deployed', string[]>>,
): Finding[] {
  const ratio = median(samples.oneRoundTrip) / median(samples.powertools);
  // The limit's count waits for nothing, and nothing for it (ADR-0033).
  const inTurn = calls.deployed.filter((call) => call !== 'UpdateItem');
  const exactlyOne = (value: number) => ({ text: 'exactly 1', value, atMost: 1, atLeast: 1 });
  return [
    { what: `Powertools idempotency: ${calls.powertools.join(', ')}`, measured: timeOf(samples.powertools), ratio: 1 },
    {
      what: `ours: ${calls.oneRoundTrip.join(', ')}`,
      measured: timeOf(samples.oneRoundTrip),
      ratio,
      target: { text: '≤ 0.4 ×', value: ratio, atMost: MOST_OF_POWERTOOLS },
    },
    {
      what: 'round trips of ours',
      measured: String(calls.oneRoundTrip.length),
      target: exactlyOne(calls.oneRoundTrip.length),
    },
    {
      what: `round trips of the deployed bookAppointment, warm: ${calls.deployed.join(', ')}; UpdateItem counts the request beside it`,
      measured: String(inTurn.length),
      target: exactlyOne(inTurn.length),
    },
  ];
}

function timeOf(samples: readonly number[]): string {
  return `${median(samples).toFixed(1)} ms (p99 ${quantile(samples, 0.99).toFixed(1)})`;
}
