import { setTimeout as delay } from 'node:timers/promises';
import { localDynamoDbClient } from '@frontdesk/local/dynamodb/local-dynamodb-client';
import { startLocalCloud } from '@frontdesk/local/local-cloud';
import type { LocalCloud } from '@frontdesk/local/running-cloud';
import { readTableNames } from '@frontdesk/testing/table-templates';
import type { Bench, Finding, Progress } from '../bench.ts';
import { FreeBookings, PRACTICE_ID, practiceDocument } from '../local-cloud/bench-practice.ts';
import { interleave, median, quantile } from '../statistics.ts';
import { type SamplePatient, samplePatient, seedAppointments } from './sample-appointments.ts';

const PATIENTS = 20_000;
const APPOINTMENTS_OF_EACH = 5;
const ROUNDS = 400;
const WARM_UP_ROUNDS = 100;
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
      return { findings: [...(await latencies(desk, progress)), await untilFound(desk, progress)] };
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
      indexKey: cloud.secrets().find(({ name }) => name === 'PatientIndexKey')?.value ?? '',
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

async function latencies(desk: Desk, progress: Progress): Promise<Finding[]> {
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

class Desk {
  readonly #url: string;
  readonly #authorization: string;
  readonly #bookings = new FreeBookings();

  private constructor(url: string, token: string) {
    this.#url = url;
    this.#authorization = `Bearer ${token}`;
  }

  static async open(cloud: LocalCloud): Promise<Desk> {
    const imported = await cloud.invoke('importPractice', practiceDocument());
    if (!imported.ok) throw new Error(`importPractice failed: ${imported.errorMessage}`);
    return new Desk(cloud.urls.appApi, await cloud.issueToken({ practiceId: PRACTICE_ID, role: 'agent' }));
  }

  async timed(act: () => Promise<unknown>): Promise<number> {
    const startedAt = performance.now();
    await act();
    return performance.now() - startedAt;
  }

  /** Books a free time; the appointment's id. */
  async book(patient: SamplePatient): Promise<string> {
    const [call] = this.#bookings.take(1);
    const { id } = await this.#post<{ id: string }>(
      '/appointments',
      { ...(call?.body as object), patient },
      call?.headers,
    );
    return id;
  }

  /** How many patients are found. */
  async search(body: object): Promise<number> {
    return (await this.#post<{ items: unknown[] }>('/patients/search', body)).items.length;
  }

  async mustFind(body: object): Promise<void> {
    if ((await this.search(body)) === 0) throw new Error('A patient was not found.');
  }

  async #post<Answer>(path: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const response = await fetch(this.#url + path, {
      method: 'POST',
      headers: { authorization: this.#authorization, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} was answered ${response.status}: ${text}`);
    return JSON.parse(text) as Answer;
  }
}
