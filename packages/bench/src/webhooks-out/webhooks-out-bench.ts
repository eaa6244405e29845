import { setTimeout } from 'node:timers/promises';
import { demoKey } from '@frontdesk/local/demo-subscriptions';
import { localDynamoDbClient } from '@frontdesk/local/dynamodb/local-dynamodb-client';
import { startLocalCloud } from '@frontdesk/local/local-cloud';
import type { LocalCloud } from '@frontdesk/local/running-cloud';
import type { Bench, Finding, Progress } from '../bench.ts';
import { FreeBookings, PRACTICE_ID, practiceDocument } from '../local-cloud/bench-practice.ts';
import { LoadSender, millisecondsOf, requireAll } from '../local-cloud/load.ts';
import { interleave, quantile, timesOf } from '../statistics.ts';
import { EventSource } from './event-source.ts';
import { Receivers } from './receivers.ts';

const BUSY = 'hooked';
const CALM = 'calm';
const ENDPOINTS = 20;
/** With the endpoints a thousand deliveries a second. */
const EVENTS_PER_SECOND = 50;
const CALM_EVENTS_PER_SECOND = 5;
const ROUNDS = 4;
const BOOKINGS_A_ROUND = 120;
const BOOKINGS_PER_SECOND = 20;
const CALM_SECONDS = 15;
const MOST_TIMES = 1.25;
const MOST_DEAD_TIMES = 1.25;
const LEAST_DELIVERIES_PER_SECOND = 1_000;
const CROWD_EVENTS = 200;
/** What is still under way when the last event was published. */
const REST_MILLISECONDS = 3_000;

/** Whether a thousand deliveries a second are noticed by who books, and one receiver that never answers by the others: each against the
 *  same without it, in one run. */
export const webhooksOutBench: Bench = {
  name: 'webhooks-out',
  title: "Booking beside vendors' webhooks, and one dead receiver beside others",
  run: async (progress) => {
    const cloud = await startLocalCloud({
      services: ['appointments', 'slots', 'realtime', 'webhooks', 'partners'],
      throttling: false,
      environment: { LOG_LEVEL: 'ERROR', PRACTICE_REQUESTS_PER_MINUTE: '1000000' },
      progress: (step) => progress(`Starting the local cloud: ${step}`),
    });
    const receivers = await Receivers.listen();
    const token = await cloud.issueToken({ practiceId: PRACTICE_ID, role: 'agent' });
    const bookers = new LoadSender(cloud.urls.appApi, { authorization: `Bearer ${token}` });
    try {
      const imported = await cloud.invoke('importPractice', practiceDocument());
      if (!imported.ok) throw new Error(`importPractice failed: ${imported.errorMessage}`);
      const events = eventSourceOf(cloud);
      return {
        findings: [
          ...(await deadReceiverFindings(cloud, receivers, events, progress)),
          ...(await bookingFindings(cloud, receivers, events, bookers, progress)),
        ],
        notes: ['One machine runs clients, cloud, receivers and database. Times of deliveries count from the event.'],
      };
    } finally {
      await Promise.all([bookers.stop(), receivers.stop()]);
      await cloud.stop();
    }
  },
};

async function deadReceiverFindings(
  cloud: LocalCloud,
  receivers: Receivers,
  events: EventSource,
  progress: Progress,
): Promise<Finding[]> {
  await makeWebhooks(cloud, CALM, 8, (index) => receivers.urlOf(`calm-${index}`));
  const lagsOf = async (what: string): Promise<number[]> => {
    progress(what);
    const end = performance.now() + CALM_SECONDS * 1_000;
    await events.publish(CALM, CALM_EVENTS_PER_SECOND, () => performance.now() >= end);
    await setTimeout(REST_MILLISECONDS);
    return receivers.takeLags();
  };
  await lagsOf('Warming up the receivers');
  const without = await lagsOf('Sending to receivers that are well');
  await makeWebhooks(cloud, CALM, 1, () => receivers.urlOf('dead'), 'Vendor of the dead');
  const beside = await lagsOf('Sending beside one that never answers');
  const ratio = quantile(beside, 0.99) / quantile(without, 0.99);
  return [
    { what: 'delivery to 8 receivers, 5 events a second', measured: timesOf(without), ratio: 1 },
    {
      what: 'the same beside a receiver that never answers, by p99',
      measured: timesOf(beside),
      ratio,
      target: { text: `≤ ${MOST_DEAD_TIMES} ×`, value: ratio, atMost: MOST_DEAD_TIMES },
    },
  ];
}

async function bookingFindings(
  cloud: LocalCloud,
  receivers: Receivers,
  events: EventSource,
  bookers: LoadSender,
  progress: Progress,
): Promise<Finding[]> {
  await makeWebhooks(cloud, BUSY, ENDPOINTS / 2, (index) => receivers.urlOf(`one-${index}`));
  await makeWebhooks(cloud, BUSY, ENDPOINTS / 2, (index) => receivers.urlOf(`two-${index}`), 'Second vendor');
  const bookings = new FreeBookings();
  progress('Warming up');
  requireAll(await bookers.send(bookings.take(600), 20), 201, 'Warming up');
  const book = async (): Promise<number[]> => {
    const booked = await bookers.sendAtRate(bookings.take(BOOKINGS_A_ROUND), BOOKINGS_PER_SECOND);
    return millisecondsOf(requireAll(booked, 201, 'Booking'));
  };
  const lags: number[] = [];
  const beside = async (): Promise<number[]> => {
    await receivers.takeLags();
    let isOver = false;
    const publishing = events.publish(BUSY, EVENTS_PER_SECOND, () => isOver);
    const booked = await book();
    isOver = true;
    lags.push(...(await receivers.takeAll((await publishing) * ENDPOINTS)));
    return booked;
  };
  await beside();
  lags.length = 0;
  const rounds = await interleave({ alone: book, beside }, ROUNDS, (number) =>
    progress(`Booking beside webhooks, ${number} of ${ROUNDS}`),
  );
  const [alone, busy] = [rounds.alone.flat(), rounds.beside.flat()];
  const ratio = quantile(busy, 0.99) / quantile(alone, 0.99);
  progress('Delivering what comes at once');
  const startedAt = performance.now();
  let published = 0;
  await events.publish(BUSY, Number.POSITIVE_INFINITY, () => published++ === CROWD_EVENTS);
  const crowd = await receivers.takeAll(CROWD_EVENTS * ENDPOINTS);
  const rate = (crowd.length * 1_000) / (performance.now() - startedAt);
  return [
    {
      what: `${CROWD_EVENTS} events at once to ${ENDPOINTS} receivers`,
      measured: `${rate.toFixed(0)} a second`,
      target: { text: `≥ ${LEAST_DELIVERIES_PER_SECOND} a second`, value: rate, atLeast: LEAST_DELIVERIES_PER_SECOND },
    },
    { what: `deliveries of ${EVENTS_PER_SECOND} events a second, beside bookings`, measured: timesOf(lags) },
    { what: `booking, ${BOOKINGS_PER_SECOND} a second, no webhooks`, measured: timesOf(alone), ratio: 1 },
    {
      what: 'the same beside these deliveries, by p99',
      measured: timesOf(busy),
      ratio,
      target: { text: `≤ ${MOST_TIMES} ×`, value: ratio, atMost: MOST_TIMES },
    },
  ];
}

function eventSourceOf(cloud: LocalCloud): EventSource {
  const functions = cloud.services().flatMap((service) => service.functions);
  const tableName = functions.find(({ key }) => key === 'bookAppointment')?.environment.EVENTS_TABLE;
  if (tableName === undefined) throw new Error('No function publishes events.');
  return new EventSource(localDynamoDbClient(cloud.dynamoDbEndpoint), tableName);
}

/** Webhooks of one vendor of a practice. */
async function makeWebhooks(
  cloud: LocalCloud,
  practiceId: string,
  count: number,
  urlOf: (index: number) => string,
  vendor?: string,
): Promise<void> {
  const manage = async (request: object): Promise<unknown> => {
    const result = await cloud.invoke('manageSubscriptions', request);
    if (!result.ok) throw new Error(`${result.errorType}: ${result.errorMessage}`);
    return result.payload;
  };
  const key =
    vendor === undefined
      ? await demoKey({ practiceId, plan: 'enterprise' }, manage)
      : ((await manage({ action: 'create', practiceId, vendor, plan: 'enterprise' })) as { key: string }).key;
  for (let index = 0; index < count; index += 1) {
    const response = await fetch(`${cloud.urls.partnerApi}/v2/webhooks`, {
      method: 'POST',
      headers: { 'x-api-key': key, 'content-type': 'application/json' },
      body: JSON.stringify({ url: urlOf(index) }),
    });
    if (response.status !== 201) throw new Error(`A webhook: ${response.status} ${await response.text()}`);
  }
}
