import type { Bench, Finding, Progress } from '../bench.ts';
import { latencies } from '../dashboard-latency/latencies.ts';
import { OpenDashboard } from '../dashboard-latency/open-dashboard.ts';
import { bookingSender, webhookSender } from '../dashboard-latency/senders.ts';
import { median, quantile } from '../statistics.ts';
import { CloudUnderLoad, type CountedRequests } from './cloud-under-load.ts';
import { type ThreadTimes, timesBetween } from './thread-times.ts';

/** Of each kind. */
const EVENTS_PER_SECOND = 50;
/** A machine that is too slow for the rate makes it slower, instead of a crowd that only waits. */
const MOST_UNDER_WAY = 20;
const WARM_UP_EVENTS = 250;
const EVENTS = 750;
const COUNTED_EVENTS = 250;
const JAVA_COMPILERS = /^C[12] Compiler/;

/** What an event costs on its way from the request to a dashboard, while 50 calls and 50 bookings a second come in:
 *  processor time of every thread of the local cloud and of DynamoDB Local, and requests by service. Processor time says
 *  more than milliseconds on a machine that does other work too. */
export const eventCpuBench: Bench = {
  name: 'event-cpu',
  title: 'Processor time and requests of an event',
  run: async (progress) => {
    const { java, node, samples } = await underLoad({ counted: false }, progress, async (cloud, send) => {
      await send(WARM_UP_EVENTS);
      const before = await cloud.times();
      const results = await send(EVENTS);
      const after = await cloud.times();
      return {
        node: timesBetween(before.node, after.node),
        java: timesBetween(before.java, after.java),
        samples: results,
      };
    });
    const counts = await underLoad({ counted: true }, progress, async (cloud, send) => {
      await send(WARM_UP_EVENTS / 5);
      const before = await cloud.requests();
      await send(COUNTED_EVENTS);
      return requestsBetween(before, await cloud.requests());
    });
    return {
      findings: [
        ...timeFindings(node, java),
        ...requestFindings(counts),
        { what: 'webhook to dashboard', measured: timesOf(samples.calls) },
        { what: 'booking to dashboard', measured: timesOf(samples.bookings) },
      ],
      notes: [
        `${EVENTS_PER_SECOND} calls and ${EVENTS_PER_SECOND} bookings a second, an event each, ${2 * EVENTS} events; ` +
          `requests counted in a run of their own, ${2 * COUNTED_EVENTS} events, clients in another process.`,
      ],
    };
  },
};

interface Samples {
  calls: number[];
  bookings: number[];
}

/** Sends so many calls and as many bookings side by side. */
type SendEvents = (ofEachKind: number) => Promise<Samples>;

async function underLoad<Result>(
  options: { counted: boolean },
  progress: Progress,
  work: (cloud: CloudUnderLoad, send: SendEvents) => Promise<Result>,
): Promise<Result> {
  progress('Starting the local cloud');
  const cloud = await CloudUnderLoad.start(options);
  try {
    const { appApi, token, webhookSecret } = cloud.addresses;
    const dashboard = await OpenDashboard.open(appApi, token);
    const [call, booking] = [webhookSender(appApi, webhookSecret), bookingSender(appApi, token)];
    const result = await work(cloud, async (count) => {
      progress(`Sending ${count} calls and ${count} bookings`);
      const rate = { count, perSecond: EVENTS_PER_SECOND, mostUnderWay: MOST_UNDER_WAY };
      const [calls, bookings] = await Promise.all([
        latencies(call, dashboard, rate),
        latencies(booking, dashboard, rate),
      ]);
      return { calls, bookings };
    });
    dashboard.close();
    return result;
  } finally {
    await cloud.stop();
  }
}

function timeFindings(node: ThreadTimes, java: ThreadTimes): Finding[] {
  const ofEvent = (milliseconds: number): string => `${(milliseconds / (2 * EVENTS)).toFixed(2)} ms`;
  const compiling = sumOf([...java].flatMap(([name, milliseconds]) => (JAVA_COMPILERS.test(name) ? milliseconds : [])));
  const threads = [...node].filter(([, milliseconds]) => milliseconds / (2 * EVENTS) >= 0.01);
  return [
    { what: 'the cloud without its database', measured: ofEvent(sumOf([...node.values()])) },
    ...threads
      .sort(([, one], [, other]) => other - one)
      .map(([name, milliseconds]) => ({ what: `  thread ${name}`, measured: ofEvent(milliseconds) })),
    { what: 'DynamoDB Local', measured: ofEvent(sumOf([...java.values()]) - compiling) },
    { what: "  the JVM's compilers", measured: ofEvent(compiling) },
  ];
}

function requestFindings(counts: CountedRequests): Finding[] {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([name, count]) => ({ what: `${name}, an event`, measured: (count / (2 * COUNTED_EVENTS)).toFixed(2) }));
}

function requestsBetween(before: CountedRequests, after: CountedRequests): CountedRequests {
  return Object.fromEntries(Object.entries(after).map(([name, count]) => [name, count - (before[name] ?? 0)]));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function timesOf(samples: readonly number[]): string {
  return `p50 ${median(samples).toFixed(0)} ms, p99 ${quantile(samples, 0.99).toFixed(0)} ms`;
}
