import type { Bench, Finding, Progress } from '../bench.ts';
import { latencies } from '../dashboard-latency/latencies.ts';
import { OpenDashboard } from '../dashboard-latency/open-dashboard.ts';
import { bookingSender, webhookSender } from '../dashboard-latency/senders.ts';
import { interleave, median, quantile } from '../statistics.ts';
import { type CloudOptions, CloudUnderLoad, type CountedRequests } from './cloud-under-load.ts';
import { type ThreadTimes, timesBetween } from './thread-times.ts';

/** Of each kind. */
const EVENTS_PER_SECOND = 50;
/** A machine that is too slow for the rate makes it slower, instead of a crowd that only waits. */
const MOST_UNDER_WAY = 20;
const WARM_UP_EVENTS = 250;
const EVENTS = 750;
const COUNTED_EVENTS = 250;
const ROUNDS_OF_COMPARISON = 2;
const MOST_OF_BASELINE = 0.5;
const JAVA_COMPILERS = /^C[12] Compiler/;

/** What an event costs on its way from the request to a dashboard, while 50 calls and 50 bookings a second come in:
 *  processor time of every thread of the local cloud and of DynamoDB Local, and requests by service. Processor time says
 *  more than milliseconds on a machine that does other work too, and its ratio to an earlier commit's in the same run more than
 *  either: `BENCH_BASELINE=<checkout>` names an installed checkout of one, which then takes turns with this one. */
export const eventCpuBench: Bench = {
  name: 'event-cpu',
  title: 'Processor time and requests of an event',
  run: async (progress) => {
    const baseline = process.env.BENCH_BASELINE;
    const roundOf = (checkout?: string) => () => measuredRound(checkout, progress);
    const candidates = baseline === undefined ? { now: roundOf() } : { now: roundOf(), before: roundOf(baseline) };
    const rounds: { readonly now?: Round[]; readonly before?: Round[] } = await interleave<string, Round>(
      candidates,
      baseline === undefined ? 1 : ROUNDS_OF_COMPARISON,
      () => undefined,
    );
    const counts = await underLoad({ counted: true }, progress, async (cloud, send) => {
      await send(WARM_UP_EVENTS / 5);
      const before = await cloud.requests();
      await send(COUNTED_EVENTS);
      return requestsBetween(before, await cloud.requests());
    });
    const before = rounds.before === undefined ? [] : [together(rounds.before)];
    return {
      findings: [...roundFindings(together(rounds.now ?? []), before[0]), ...requestFindings(counts)],
      notes: [
        `${EVENTS_PER_SECOND} calls and ${EVENTS_PER_SECOND} bookings a second, an event each, ${2 * EVENTS} events a round; ` +
          `requests over sockets counted in a run of their own, ${2 * COUNTED_EVENTS} events, clients in another process.`,
      ],
    };
  },
};

interface Samples {
  calls: number[];
  bookings: number[];
}

/** Milliseconds of processor time by thread, and how long events took. */
interface Round {
  readonly node: ThreadTimes;
  readonly java: ThreadTimes;
  readonly samples: Samples;
}

/** Sends so many calls and as many bookings side by side. */
type SendEvents = (ofEachKind: number) => Promise<Samples>;

function measuredRound(checkout: string | undefined, progress: Progress): Promise<Round> {
  return underLoad({ counted: false, checkout }, progress, async (cloud, send) => {
    await send(WARM_UP_EVENTS);
    const before = await cloud.times();
    const samples = await send(EVENTS);
    const after = await cloud.times();
    return { node: timesBetween(before.node, after.node), java: timesBetween(before.java, after.java), samples };
  });
}

/** Rounds as one: times of all, of an event each. */
function together(rounds: readonly Round[]): Round {
  const ofEvent = (times: readonly ThreadTimes[]): ThreadTimes => {
    const names = new Set(times.flatMap((each) => [...each.keys()]));
    const sum = (name: string): number => sumOf(times.map((each) => each.get(name) ?? 0));
    return new Map([...names].map((name) => [name, sum(name) / (2 * EVENTS * rounds.length)]));
  };
  return {
    node: ofEvent(rounds.map(({ node }) => node)),
    java: ofEvent(rounds.map(({ java }) => java)),
    samples: {
      calls: rounds.flatMap(({ samples }) => samples.calls),
      bookings: rounds.flatMap(({ samples }) => samples.bookings),
    },
  };
}

async function underLoad<Result>(
  options: CloudOptions,
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

/** With a baseline, each figure has its ratio to that one's. */
function roundFindings({ node, java, samples }: Round, before: Round | undefined): Finding[] {
  const time = (what: string, milliseconds: number, earlier?: number): Finding => ({
    what,
    measured: `${milliseconds.toFixed(2)} ms`,
    ...(earlier !== undefined && { ratio: milliseconds / earlier }),
  });
  const total = time('the cloud without its database', allOf(node), before && allOf(before.node));
  const target = total.ratio !== undefined && {
    target: { text: `≤ ${MOST_OF_BASELINE} ×`, value: total.ratio, atMost: MOST_OF_BASELINE },
  };
  const threads = [...node].filter(([, milliseconds]) => milliseconds >= 0.01);
  return [
    { ...total, ...target },
    ...threads
      .sort(([, one], [, other]) => other - one)
      .map(([name, milliseconds]) => time(`  thread ${name}`, milliseconds, before?.node.get(name))),
    time('DynamoDB Local', allOf(java) - compilingOf(java), before && allOf(before.java) - compilingOf(before.java)),
    time("  the JVM's compilers", compilingOf(java), before && compilingOf(before.java)),
    ...latencyFindings('', samples),
    ...(before === undefined ? [] : latencyFindings('before: ', before.samples)),
    ...(before === undefined ? [] : [time('before: the cloud without its database', allOf(before.node))]),
  ];
}

function latencyFindings(prefix: string, { calls, bookings }: Samples): Finding[] {
  return [
    { what: `${prefix}webhook to dashboard`, measured: timesOf(calls) },
    { what: `${prefix}booking to dashboard`, measured: timesOf(bookings) },
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

function allOf(times: ThreadTimes): number {
  return sumOf([...times.values()]);
}

function compilingOf(times: ThreadTimes): number {
  return sumOf([...times].flatMap(([name, milliseconds]) => (JAVA_COMPILERS.test(name) ? milliseconds : [])));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function timesOf(samples: readonly number[]): string {
  return `p50 ${median(samples).toFixed(0)} ms, p99 ${quantile(samples, 0.99).toFixed(0)} ms`;
}
