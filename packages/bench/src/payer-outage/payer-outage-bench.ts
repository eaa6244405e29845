import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDbCircuitStore } from '@frontdesk/aws/dynamodb-circuit-store';
import { UPSTREAM_POLICIES } from '@frontdesk/contracts/upstream-policies';
import { localDynamoDbClient } from '@frontdesk/local/dynamodb/local-dynamodb-client';
import { startLocalCloud } from '@frontdesk/local/local-cloud';
import type { LocalCloud } from '@frontdesk/local/running-cloud';
import type { Bench, Finding, Progress } from '../bench.ts';
import { FreeBookings, PRACTICE_ID, practiceDocument } from '../local-cloud/bench-practice.ts';
import { type HttpCall, LoadSender, millisecondsOf, requireAll } from '../local-cloud/load.ts';
import { interleave, median, quantile, timesOf } from '../statistics.ts';
import { Desk, verificationCalls } from './desk.ts';
import { MetricSums } from './metric-sums.ts';
import { answeredOfNight, type NightOptions, queueNight } from './night.ts';
import { Payers } from './payers.ts';

/** Takes calls and never answers. */
const SILENT = 'SIM-A';
/** Answers that it cannot. */
const DOWN = 'SIM-C';
const WELL = 'SIM-B';
const NIGHT_PAYERS = ['SIM-A', 'SIM-B', 'SIM-C'];
const ROUNDS = 6;
const BOOKINGS_A_ROUND = 100;
const LEAST_OUTAGE_MILLISECONDS = 60_000;
/** The next probe is elected 30 s after the last one. */
const LATEST_CLOSE_SECONDS = 35;
const LEAST_REDUCTION = 0.9;
/** Few enough that two cores have room beside them: what is compared is the payer, not the machine. */
const BOOKINGS_PER_SECOND = 20;
const VERIFICATIONS_PER_SECOND = 5;
const NIGHT = 10_000;
/** How long the night is watched: what it does in that time it does until morning. */
const NIGHT_MILLISECONDS = 40_000;
const DESK_SAMPLES = 30;
const MOST_TIMES = 1.25;

/** Whether a payer that takes calls and never answers is noticed by who books, how often it is called meanwhile, and whether a night of 10,000
 *  verifications is noticed by who verifies at the desk: each against the same without it, in one run. */
export const payerOutageBench: Bench = {
  name: 'payer-outage',
  title: 'Booking beside a payer that is down, the desk beside a night of verifications',
  run: async (progress) => {
    const metrics = new MetricSums();
    const cloud = await startLocalCloud({
      services: ['appointments', 'slots', 'insurance'],
      throttling: false,
      environment: { LOG_LEVEL: 'WARN', PRACTICE_REQUESTS_PER_MINUTE: '1000000' },
      logSink: (entry) => metrics.take(entry),
      progress: (step) => progress(`Starting the local cloud: ${step}`),
    });
    const token = await setUpPractice(cloud);
    const payers = new Payers(cloud.urls.payers);
    const authorization = { authorization: `Bearer ${token}` };
    const [bookers, verifiers] = [1, 2].map(() => new LoadSender(cloud.urls.appApi, authorization)) as [
      LoadSender,
      LoadSender,
    ];
    try {
      return {
        findings: [
          ...(await outageFindings({ cloud, bookers, verifiers, payers, metrics, progress })),
          ...(await nightFindings(cloud, new Desk(cloud.urls.appApi, token), payers, progress)),
        ],
        notes: [
          'One machine runs clients, cloud, payers and database. A payer answers after 150 ms. The local cloud runs one container of each function, with two calls under way to a payer.',
          `Calls that went out because the circuits' table took over 500 ms: ${metrics.of('CircuitUnavailable')}.`,
        ],
      };
    } finally {
      await Promise.all([bookers.stop(), verifiers.stop()]);
      await cloud.stop();
    }
  },
};

async function setUpPractice(cloud: LocalCloud): Promise<string> {
  const billingProvider = { npi: '1999999984', organizationName: 'Bench Family Practice' };
  for (const [name, document] of [
    ['importPractice', practiceDocument()],
    ['importInsurancePlans', { practiceId: PRACTICE_ID, billingProvider, plans: [] }],
  ] as const) {
    const imported = await cloud.invoke(name, document);
    if (!imported.ok) throw new Error(`${name} failed: ${imported.errorMessage}`);
  }
  return cloud.issueToken({ practiceId: PRACTICE_ID, role: 'manager' });
}

interface OutageParts {
  readonly cloud: LocalCloud;
  readonly bookers: LoadSender;
  readonly verifiers: LoadSender;
  readonly payers: Payers;
  readonly metrics: MetricSums;
  readonly progress: Progress;
}

async function outageFindings(parts: OutageParts): Promise<Finding[]> {
  const { bookers, verifiers, payers, metrics, progress } = parts;
  const bookings = new FreeBookings();
  progress('Warming up');
  requireAll(await bookers.send(bookings.take(600), 20), 201, 'Warming up');
  requireAll(await verifiers.send(verificationCalls(50, WELL), 5), 202, 'Warming up');
  await payers.forget();
  const refusedBefore = keptBack(metrics);
  const probesBefore = metrics.of('CircuitProbes');
  const downAt = Date.now();
  await Promise.all([payers.takeDown(SILENT, 3_600, 'never'), payers.takeDown(DOWN, 3_600, 'rejected')]);
  const round = async (...payerIds: readonly [string, string]): Promise<number[]> => {
    const verifications = (BOOKINGS_A_ROUND / BOOKINGS_PER_SECOND) * VERIFICATIONS_PER_SECOND;
    const [booked, verified] = await Promise.all([
      bookers.sendAtRate(bookings.take(BOOKINGS_A_ROUND), BOOKINGS_PER_SECOND),
      verifiers.sendAtRate(alternating(verifications, payerIds), VERIFICATIONS_PER_SECOND),
    ]);
    requireAll(verified, 202, 'Asking for verifications');
    return millisecondsOf(requireAll(booked, 201, 'Booking'));
  };
  const rounds = await interleave(
    { well: () => round(WELL, WELL), down: () => round(SILENT, DOWN) },
    ROUNDS,
    (number) => progress(`Booking beside verifications, ${number} of ${ROUNDS}`),
  );
  while (Date.now() - downAt < LEAST_OUTAGE_MILLISECONDS) {
    progress('Waiting for the end of the outage');
    await pause(1_000);
  }
  const calls = Object.entries(await payers.tallies())
    .filter(([payerId]) => payerId !== WELL)
    .reduce((sum, [, tally]) => sum + tally.calls, 0);
  const refused = keptBack(metrics) - refusedBefore;
  const outageSeconds = (Date.now() - downAt) / 1000;
  const probes = metrics.of('CircuitProbes') - probesBefore;
  const backAfterSeconds = await secondsUntilClosed(parts);
  const [well, down] = [rounds.well.flat(), rounds.down.flat()];
  const ratio = quantile(down, 0.99) / quantile(well, 0.99);
  const reduction = refused / (refused + calls);
  const { circuit } = UPSTREAM_POLICIES.clearinghouse;
  // Of both payers, in a minute and what it is longer.
  const mostProbes = 2 * Math.ceil(outageSeconds / circuit.probesAfterSeconds);
  return [
    {
      what: `booking, ${BOOKINGS_PER_SECOND} a second, beside a payer that answers`,
      measured: timesOf(well),
      ratio: 1,
    },
    {
      what: 'the same beside one that never answers and one that rejects all, by p99',
      measured: timesOf(down),
      ratio,
      target: { text: `≤ ${MOST_TIMES} ×`, value: ratio, atMost: MOST_TIMES },
    },
    {
      what: `calls kept from these two, of ${refused + calls} in ${outageSeconds.toFixed(0)} s`,
      measured: `${(reduction * 100).toFixed(1)} %; ${calls} went out`,
      target: { text: `≥ ${LEAST_REDUCTION * 100} %`, value: reduction, atLeast: LEAST_REDUCTION },
    },
    {
      what: `probes while their circuits were open, one in ${circuit.probesAfterSeconds} s over all containers`,
      measured: String(probes),
      target: { text: `≤ ${mostProbes}`, value: probes, atMost: mostProbes },
    },
    {
      what: 'from the return of the one that rejected until its circuit has closed',
      measured: Number.isNaN(backAfterSeconds) ? 'it was not open' : `${backAfterSeconds.toFixed(1)} s`,
      target: { text: `≤ ${LATEST_CLOSE_SECONDS} s`, value: backAfterSeconds, atMost: LATEST_CLOSE_SECONDS },
    },
  ];
}

/** As many for each. */
function alternating(count: number, payerIds: readonly [string, string]): HttpCall[] {
  const [first, second] = payerIds.map((payerId) => verificationCalls(Math.ceil(count / 2), payerId));
  return (first ?? []).flatMap((call, index) => [call, ...(second ?? []).slice(index, index + 1)]);
}

/** Calls that workers would have sent. */
function keptBack(metrics: MetricSums): number {
  return metrics.of('CircuitRefusals') + metrics.of('BulkheadRefusals');
}

/** Brings the payer back while a desk asks for it now and then. NaN when its circuit was not open; throws when it stays open for a minute. */
async function secondsUntilClosed({ cloud, verifiers, payers, progress }: OutageParts): Promise<number> {
  const circuits = circuitsOf(cloud);
  if ((await circuits.read(DOWN)).state === 'closed') return Number.NaN;
  const backAt = Date.now();
  await payers.takeDown(DOWN, 0, 'rejected');
  await payers.takeDown(SILENT, 0, 'never');
  while (Date.now() - backAt < 60_000) {
    if ((await circuits.read(DOWN)).state === 'closed') return (Date.now() - backAt) / 1000;
    progress('Waiting until the circuit closes');
    await verifiers.send(verificationCalls(1, DOWN), 1);
    await pause(500);
  }
  throw new Error('The circuit was still open a minute after the payer had come back.');
}

function circuitsOf(cloud: LocalCloud): DynamoDbCircuitStore {
  const functions = cloud.services().flatMap((service) => service.functions);
  const { CIRCUITS_TABLE: tableName = '' } = functions.find(({ key }) => key === 'verifyAtDesk')?.environment ?? {};
  return new DynamoDbCircuitStore({
    client: localDynamoDbClient(cloud.dynamoDbEndpoint),
    tableName,
    timeoutMilliseconds: 10_000,
  });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function nightFindings(cloud: LocalCloud, desk: Desk, payers: Payers, progress: Progress): Promise<Finding[]> {
  const waits = async (what: string): Promise<number[]> => {
    const samples: number[] = [];
    while (samples.length < DESK_SAMPLES) {
      progress(`Verifying at the desk ${what}, ${samples.length} of ${DESK_SAMPLES}`);
      samples.push(await desk.waitFor(WELL));
    }
    return samples;
  };
  const alone = await waits('alone');
  const night = nightOf(cloud);
  await payers.forget();
  progress(`Queueing ${NIGHT} for the night`);
  const startedAt = performance.now();
  await queueNight(night, NIGHT, NIGHT_PAYERS);
  const beside = await waits('beside the night');
  let answered = await answeredOfNight(night);
  while (answered < NIGHT && performance.now() - startedAt < NIGHT_MILLISECONDS) {
    await pause(2_000);
    answered = await answeredOfNight(night);
    progress(`The night, ${answered} of ${NIGHT}`);
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  const most = Math.max(...Object.values(await payers.tallies()).map(({ mostAtOnce }) => mostAtOnce));
  const ratio = median(beside) / median(alone);
  const { callsAtOnce } = UPSTREAM_POLICIES.clearinghouse;
  return [
    { what: 'verification at the desk, until it is read', measured: timesOf(alone), ratio: 1 },
    {
      what: `the same beside ${NIGHT} verifications of the night, by p50`,
      measured: timesOf(beside),
      ratio,
      target: { text: `≤ ${MOST_TIMES} ×`, value: ratio, atMost: MOST_TIMES },
    },
    {
      what: `most calls under way to one payer; the night answered ${answered} in ${seconds.toFixed(0)} s`,
      measured: String(most),
      target: { text: `≤ ${callsAtOnce}`, value: most, atMost: callsAtOnce },
    },
  ];
}

function nightOf(cloud: LocalCloud): NightOptions {
  const functions = cloud.services().flatMap((service) => service.functions);
  const { INSURANCE_TABLE: tableName, NIGHT_QUEUE_URL: queueUrl } =
    functions.find(({ key }) => key === 'verifyAtNight')?.environment ?? {};
  if (tableName === undefined || queueUrl === undefined) throw new Error('No function verifies at night.');
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return {
    dynamoDb: localDynamoDbClient(cloud.dynamoDbEndpoint),
    sqs: new SQSClient({ endpoint: cloud.sqsEndpoint, region: 'us-east-1', credentials }),
    tableName,
    queueUrl,
    practiceId: PRACTICE_ID,
  };
}
