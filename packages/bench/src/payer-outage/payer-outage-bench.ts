import { SQSClient } from '@aws-sdk/client-sqs';
import { UPSTREAM_POLICIES } from '@frontdesk/contracts/upstream-policies';
import { localDynamoDbClient } from '@frontdesk/local/dynamodb/local-dynamodb-client';
import { startLocalCloud } from '@frontdesk/local/local-cloud';
import type { LocalCloud } from '@frontdesk/local/running-cloud';
import type { Bench, Finding, Progress } from '../bench.ts';
import { FreeBookings, PRACTICE_ID, practiceDocument } from '../local-cloud/bench-practice.ts';
import { LoadSender, millisecondsOf, requireAll } from '../local-cloud/load.ts';
import { interleave, median, quantile, timesOf } from '../statistics.ts';
import { Desk, verificationCalls } from './desk.ts';
import { answeredOfNight, type NightOptions, queueNight } from './night.ts';
import { Payers } from './payers.ts';

const DOWN = 'SIM-A';
const WELL = 'SIM-B';
const NIGHT_PAYERS = ['SIM-A', 'SIM-B', 'SIM-C'];
const ROUNDS = 8;
const BOOKINGS_A_ROUND = 100;
/** Few enough that two cores have room beside them: what is compared is the payer, not the machine. */
const BOOKINGS_PER_SECOND = 20;
const VERIFICATIONS_PER_SECOND = 5;
const NIGHT = 10_000;
const DESK_SAMPLES = 30;
const MOST_TIMES = 1.25;

/** Whether a payer that takes calls and never answers is noticed by who books, and a night of 10,000 verifications by who verifies at the
 *  desk: each against the same without it, in one run. */
export const payerOutageBench: Bench = {
  name: 'payer-outage',
  title: 'Booking beside a payer that is down, the desk beside a night of verifications',
  run: async (progress) => {
    const cloud = await startLocalCloud({
      services: ['appointments', 'slots', 'insurance'],
      throttling: false,
      environment: { LOG_LEVEL: 'WARN', PRACTICE_REQUESTS_PER_MINUTE: '1000000' },
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
          ...(await bookingFindings(bookers, verifiers, payers, progress)),
          ...(await nightFindings(cloud, new Desk(cloud.urls.appApi, token), payers, progress)),
        ],
        notes: [`One machine runs clients, cloud, payers and database. A payer answers after 150 ms.`],
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

async function bookingFindings(
  bookers: LoadSender,
  verifiers: LoadSender,
  payers: Payers,
  progress: Progress,
): Promise<Finding[]> {
  const bookings = new FreeBookings();
  progress('Warming up');
  requireAll(await bookers.send(bookings.take(1_000), 20), 201, 'Warming up');
  requireAll(await verifiers.send(verificationCalls(50, WELL), 5), 202, 'Warming up');
  await payers.takeDown(DOWN, 3_600, 'never');
  await payers.forget();
  const round = async (payerId: string): Promise<number[]> => {
    const verifications = (BOOKINGS_A_ROUND / BOOKINGS_PER_SECOND) * VERIFICATIONS_PER_SECOND;
    const [booked, verified] = await Promise.all([
      bookers.sendAtRate(bookings.take(BOOKINGS_A_ROUND), BOOKINGS_PER_SECOND),
      verifiers.sendAtRate(verificationCalls(verifications, payerId), VERIFICATIONS_PER_SECOND),
    ]);
    requireAll(verified, 202, 'Asking for verifications');
    return millisecondsOf(requireAll(booked, 201, 'Booking'));
  };
  const rounds = await interleave({ well: () => round(WELL), down: () => round(DOWN) }, ROUNDS, (number) =>
    progress(`Booking beside verifications, ${number} of ${ROUNDS}`),
  );
  const [well, down] = [rounds.well.flat(), rounds.down.flat()];
  const ratio = quantile(down, 0.99) / quantile(well, 0.99);
  await payers.takeDown(DOWN, 0, 'never');
  return [
    {
      what: `booking, ${BOOKINGS_PER_SECOND} a second, beside a payer that answers`,
      measured: timesOf(well),
      ratio: 1,
    },
    {
      what: 'the same beside a payer that never answers, by p99',
      measured: timesOf(down),
      ratio,
      target: { text: `≤ ${MOST_TIMES} ×`, value: ratio, atMost: MOST_TIMES },
    },
  ];
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
  for (let answered = 0; answered < NIGHT; ) {
    await new Promise((resolve) => setTimeout(resolve, 2_000));
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
      what: `most calls under way to one payer, ${NIGHT} in ${seconds.toFixed(0)} s`,
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
