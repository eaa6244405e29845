import { setTimeout as delay } from 'node:timers/promises';
import { localDynamoDbClient } from '@frontdesk/local/dynamodb/local-dynamodb-client';
import { startLocalCloud } from '@frontdesk/local/local-cloud';
import type { LocalCloud } from '@frontdesk/local/running-cloud';
import { readTableNames } from '@frontdesk/testing/table-templates';
import type { Bench, Finding, Progress } from '../bench.ts';
import { PRACTICE_ID } from '../local-cloud/bench-practice.ts';
import { interleave, median, quantile } from '../statistics.ts';
import { bareSearches } from './bare-search.ts';
import { Desk } from './desk.ts';
import { type SamplePatient, samplePatient, seedAppointments } from './sample-appointments.ts';

const PATIENTS = 20_000;
const APPOINTMENTS_OF_EACH = 5;
const ROUNDS = 400;
/** Five requests a search and some each booking: after these DynamoDB Local has compiled what they take. */
const WARM_UP_ROUNDS = 300;
const FOUND_BOOKINGS = 50;
const MOST_MILLISECONDS = 10;
const MOST_MILLISECONDS_UNTIL_FOUND = 2_000;

/** Searches for patients in a practice with a hundred thousand appointments, taking turns with bookings; and how long after
 *  its booking a patient is found. One client, one request at a time. */
export const patientSearchBench: Bench = {
  name: 'patient-search',
  title: 'Finding a patient among 100,000 appointments',
  run: async (progress) => {
    const cloud = await startLocalCloud({
      services: ['appointments', 'slots'],
      throttling: false,
      environment: { LOG_LEVEL: 'WARN', PRACTICE_REQUESTS_PER_MINUTE: '1000000' },
      progress: (step) => progress(`Starting the local cloud: ${step}`),
    });
    try {
      const desk = await Desk.open(cloud);
      await seed(cloud, desk, progress);
      const bareSearch = bareSearches({
        dynamoDbEndpoint: cloud.dynamoDbEndpoint,
        indexKey: indexKeyOf(cloud),
        practiceId: PRACTICE_ID,
      });
      return {
        findings: [...(await latencies(desk, bareSearch, progress)), await untilFound(desk, progress)],
        notes: ['× is against a booking of the same run. Machines differ, and one machine from hour to hour.'],
      };
    } finally {
      await cloud.stop();
    }
  },
};

async function seed(cloud: LocalCloud, desk: Desk, progress: Progress): Promise<void> {
  const client = localDynamoDbClient(cloud.dynamoDbEndpoint);
  const total = PATIENTS * APPOINTMENTS_OF_EACH;
  try {
    await seedAppointments({
      client,
      tables: readTableNames(),
      indexKey: indexKeyOf(cloud),
      practiceId: PRACTICE_ID,
      appointmentId: await desk.book(samplePatient(PATIENTS)),
      patients: PATIENTS,
      appointmentsOfEach: APPOINTMENTS_OF_EACH,
      progress: (done) => progress(`Putting appointments: ${done} of ${total}`),
    });
  } finally {
    client.destroy();
  }
}

function indexKeyOf(cloud: LocalCloud): string {
  return cloud.secrets().find(({ name }) => name === 'PatientIndexKey')?.value ?? '';
}

async function latencies(
  desk: Desk,
  bareSearch: (patient: SamplePatient) => Promise<number>,
  progress: Progress,
): Promise<Finding[]> {
  let round = 0;
  const someone = (): SamplePatient => samplePatient((round++ * 7_919) % PATIENTS);
  const candidates = {
    booking: () => desk.timed(() => desk.book(samplePatient(PATIENTS))),
    phone: () => desk.timed(() => desk.mustFind({ phone: someone().phone.replace(/[^0-9]/g, '') })),
    name: () => {
      const { familyName, birthDate } = someone();
      return desk.timed(() => desk.mustFind({ familyName: familyName.toUpperCase(), birthDate }));
    },
    member: () => desk.timed(() => desk.mustFind({ memberId: someone().memberId })),
    bare: () => bareSearch(someone()),
  };
  await interleave(candidates, WARM_UP_ROUNDS, () => progress('Warming up'));
  const samples = await interleave(candidates, ROUNDS, (done) => progress(`Searching: ${done} of ${ROUNDS}`));
  const told = (milliseconds: readonly number[]) =>
    `p50 ${median(milliseconds).toFixed(1)} ms, p95 ${quantile(milliseconds, 0.95).toFixed(1)} ms`;
  const booking = median(samples.booking);
  const finding = (what: string, of: readonly number[]): Finding => ({
    what,
    measured: told(of),
    ratio: median(of) / booking,
    target: { text: `p50 < ${MOST_MILLISECONDS} ms`, value: median(of), atMost: MOST_MILLISECONDS },
  });
  return [
    { what: 'booking', measured: told(samples.booking), ratio: 1 },
    {
      what: 'the five requests of a search by telephone number, sent straight to DynamoDB Local',
      measured: told(samples.bare),
      ratio: median(samples.bare) / booking,
    },
    finding('search by telephone number', samples.phone),
    finding('search by name and birth date', samples.name),
    finding('search by member id', samples.member),
  ];
}

async function untilFound(desk: Desk, progress: Progress): Promise<Finding> {
  const samples: number[] = [];
  for (let index = 0; index < FOUND_BOOKINGS; index += 1) {
    progress(`Finding what was booked: ${index} of ${FOUND_BOOKINGS}`);
    const patient = samplePatient(PATIENTS + 1 + index);
    await desk.book(patient);
    const bookedAt = performance.now();
    while ((await desk.search({ phone: patient.phone })) === 0) await delay(5);
    samples.push(performance.now() - bookedAt);
  }
  const longest = Math.max(...samples);
  return {
    what: 'booked to found',
    measured: `p50 ${median(samples).toFixed(0)} ms, longest ${longest.toFixed(0)} ms`,
    target: { text: `≤ ${MOST_MILLISECONDS_UNTIL_FOUND} ms`, value: longest, atMost: MOST_MILLISECONDS_UNTIL_FOUND },
  };
}
