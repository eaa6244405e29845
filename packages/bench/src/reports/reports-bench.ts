import { setTimeout as delay } from 'node:timers/promises';
import { REPORT_TYPES } from '@frontdesk/contracts/report';
import { startLocalCloud } from '@frontdesk/local/local-cloud';
import type { LocalCloud } from '@frontdesk/local/running-cloud';
import type { Bench, Finding, Progress } from '../bench.ts';
import { FreeBookings, PRACTICE_ID, practiceDocument } from '../local-cloud/bench-practice.ts';
import { median, quantile } from '../statistics.ts';
import { seedFacts } from './seed-facts.ts';

const PRACTICES = 30;
/** Of all practices together, in two years. `REPORTS_BENCH_APPOINTMENTS` takes fewer. */
const APPOINTMENTS = Number(process.env.REPORTS_BENCH_APPOINTMENTS ?? 1_000_000);
const REPEATS = 5;
const YEAR = { from: '2025-07-01', to: '2026-06-30' };
const TWO_YEARS = { from: '2025-01-01', to: '2026-12-31' };
const MOST_SECONDS = { year: 1, twoYears: 3 };
const EVENTS = 20_000;
const EVENTS_OF_MESSAGE = 200;
const MESSAGES_OF_BATCH = 10;
const LEAST_EVENTS_A_SECOND = 1_000;
/** So many that the p99 stands on sixteen of them. */
const BOOKING_TURNS = 16;
const BOOKINGS_OF_TURN = 100;
const MOST_SLOWER = 1.1;
/** Who waits for a report by the way. */
const MANAGERS = 3;
/** As often as the console looks. */
const LOOK_MILLISECONDS = 500;
const QUICK_LOOK_MILLISECONDS = 20;
/** A report whose statement ran out of time is made again minutes later, for a day: that is no figure, but a fault. */
const MOST_WAITING_SECONDS = 60;

/** Every report over a year and over two years of one of thirty practices with a million appointments, from the request to the made report; how
 *  many events a second are taken in; and what bookings notice of it. */
export const reportsBench: Bench = {
  name: 'reports',
  title: `Reports over ${APPOINTMENTS.toLocaleString('en-US')} appointments of ${PRACTICES} practices`,
  run: async (progress) => {
    const cloud = await startLocalCloud({
      services: ['appointments', 'slots', 'reports'],
      throttling: false,
      environment: { LOG_LEVEL: 'WARN', PRACTICE_REQUESTS_PER_MINUTE: '1000000' },
      progress: (step) => progress(`Starting the local cloud: ${step}`),
    });
    try {
      const office = await Office.open(cloud);
      await seedFacts({
        cloud,
        practiceIds: [PRACTICE_ID, ...Array.from({ length: PRACTICES - 1 }, (_, index) => `bench-${index}`)],
        appointmentsOfEach: Math.floor(APPOINTMENTS / PRACTICES),
        callsOfEach: Math.floor(APPOINTMENTS / PRACTICES),
        verificationsOfEach: Math.floor(APPOINTMENTS / PRACTICES),
        progress: (done) => progress(`Filling PostgreSQL: ${done} of ${PRACTICES} practices`),
      });
      const findings = await reportTimes(office, progress);
      return { findings: [...findings, ...(await bookingTimes(office, progress)), await ingestion(cloud, progress)] };
    } finally {
      await cloud.stop();
    }
  },
};

async function reportTimes(office: Office, progress: Progress): Promise<Finding[]> {
  progress('Warming up');
  for (const type of REPORT_TYPES) await office.report({ type, ...TWO_YEARS });
  const findings: Finding[] = [];
  for (const [span, days, atMost] of [
    ['a year', YEAR, MOST_SECONDS.year],
    ['two years', TWO_YEARS, MOST_SECONDS.twoYears],
  ] as const) {
    for (const type of REPORT_TYPES) {
      progress(`Reports of ${span}: ${type}`);
      const seconds: number[] = [];
      for (let repeat = 0; repeat < REPEATS; repeat += 1) seconds.push(await office.report({ type, ...days }));
      const slowest = Math.max(...seconds);
      findings.push({
        what: `${type}, ${span}`,
        measured: `p50 ${median(seconds).toFixed(2)} s, slowest ${slowest.toFixed(2)} s`,
        target: { text: `< ${atMost} s`, value: slowest, atMost },
      });
    }
  }
  return findings;
}

/** In turns, so that the machine's noise meets both alike. */
async function bookingTimes(office: Office, progress: Progress): Promise<Finding[]> {
  const samples = { alone: [] as number[], beside: [] as number[] };
  for (let turn = 0; turn < BOOKING_TURNS * 2; turn += 1) {
    progress(`Booking: ${turn} of ${BOOKING_TURNS * 2} turns`);
    const kind = turn % 2 === 0 ? 'alone' : 'beside';
    let booking = true;
    const reports: Promise<unknown> =
      kind === 'alone'
        ? Promise.resolve()
        : Promise.all(
            Array.from({ length: MANAGERS }, async () => {
              while (booking) await office.report({ type: 'refills', ...TWO_YEARS }, LOOK_MILLISECONDS);
            }),
          );
    for (let count = 0; count < BOOKINGS_OF_TURN; count += 1) samples[kind].push(await office.book());
    booking = false;
    await reports;
  }
  const told = (all: readonly number[]) => `p50 ${median(all).toFixed(1)} ms, p99 ${quantile(all, 0.99).toFixed(1)} ms`;
  const ratio = quantile(samples.beside, 0.99) / quantile(samples.alone, 0.99);
  return [
    { what: 'bookings alone', measured: told(samples.alone), ratio: 1 },
    {
      what: 'bookings while reports are made',
      measured: told(samples.beside),
      ratio,
      target: { text: `p99 ≤ ${MOST_SLOWER} ×`, value: ratio, atMost: MOST_SLOWER },
    },
  ];
}

/** Batches of the facts' queue, one after the other. */
async function ingestion(cloud: LocalCloud, progress: Progress): Promise<Finding> {
  let made = 0;
  const event = () => {
    made += 1;
    const start = new Date(Date.UTC(2027, 0, 1) + made * 60_000).toISOString();
    return {
      practiceId: `bench-${made % (PRACTICES - 1)}`,
      event: 'appointment.booked',
      at: start,
      data: {
        appointmentId: `apt_new_${made}`,
        providerId: 'dr-1',
        appointmentType: 'exam',
        status: 'booked',
        start,
        end: start,
        version: 1,
      },
    };
  };
  const record = (index: number) => ({
    messageId: String(index),
    body: JSON.stringify({ events: Array.from({ length: EVENTS_OF_MESSAGE }, event) }),
  });
  const startedAt = performance.now();
  while (made < EVENTS) {
    progress(`Taking events in: ${made} of ${EVENTS}`);
    const Records = Array.from({ length: MESSAGES_OF_BATCH }, (_, index) => record(index));
    const result = await cloud.invoke('recordFacts', { Records });
    const { batchItemFailures } = (result.ok ? result.payload : {}) as { batchItemFailures?: unknown[] };
    if (batchItemFailures?.length !== 0) throw new Error('Events were not taken in.');
  }
  const rate = made / ((performance.now() - startedAt) / 1000);
  return {
    what: 'events taken in',
    measured: `${Math.round(rate)} a second`,
    target: { text: `≥ ${LEAST_EVENTS_A_SECOND} a second`, value: rate, atLeast: LEAST_EVENTS_A_SECOND },
  };
}

class Office {
  readonly #url: string;
  readonly #authorization: string;
  readonly #bookings = new FreeBookings();

  private constructor(url: string, token: string) {
    this.#url = url;
    this.#authorization = `Bearer ${token}`;
  }

  static async open(cloud: LocalCloud): Promise<Office> {
    const imported = await cloud.invoke('importPractice', practiceDocument());
    if (!imported.ok) throw new Error(`importPractice failed: ${imported.errorMessage}`);
    return new Office(cloud.urls.appApi, await cloud.issueToken({ practiceId: PRACTICE_ID, role: 'manager' }));
  }

  /** Milliseconds. */
  async book(): Promise<number> {
    const [call] = this.#bookings.take(1);
    const startedAt = performance.now();
    await this.#send('POST', '/appointments', call?.body as object, call?.headers);
    return performance.now() - startedAt;
  }

  /** Seconds from the request to the made report. Throws when it fails or is not made within a minute. */
  async report(question: object, lookMilliseconds = QUICK_LOOK_MILLISECONDS): Promise<number> {
    const startedAt = performance.now();
    const { id } = await this.#send<{ id: string }>('POST', '/reports', question);
    for (;;) {
      const { status } = await this.#send<{ status: string }>('GET', `/reports/${id}`);
      if (status === 'completed') return (performance.now() - startedAt) / 1000;
      const seconds = (performance.now() - startedAt) / 1000;
      if (status === 'failed' || seconds > MOST_WAITING_SECONDS) {
        throw new Error(`${JSON.stringify(question)} is ${status} after ${Math.round(seconds)} s.`);
      }
      await delay(lookMilliseconds);
    }
  }

  async #send<Answer>(
    method: string,
    path: string,
    body?: object,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const response = await fetch(this.#url + path, {
      method,
      headers: { authorization: this.#authorization, 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} was answered ${response.status}: ${text}`);
    return JSON.parse(text) as Answer;
  }
}
