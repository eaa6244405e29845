import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { startLocalCloud } from '@frontdesk/local/local-cloud';
import type { LocalCloud } from '@frontdesk/local/running-cloud';
import { seedDemo } from '@frontdesk/local/seed-demo';
import { REPOSITORY_ROOT } from '../deployable-services.ts';
import { type DynamoDbMeter, startDynamoDbMeter } from './dynamodb-meter.ts';
import type { MeasuredRequest, Measurement } from './measurement.ts';

const PRACTICE = 'p001';
const SAMPLES = 10;
/** Where a request's count is kept. It runs beside the request, which does not wait for it. */
const LIMITER = 'rate-limits';
/** What patients are found by. After the booking the record is read and an item put: two round trips of another function. */
const PATIENT_INDEX = 'patient-keys';
const CALLS_OF_THE_INDEX = 2;
const POLL_MILLISECONDS = 20;
const DAY_MILLISECONDS = 86_400_000;
/** Tables of the way from the outbox to the dashboards; all others belong to the request itself. */
const OF_EVENTS = new Set(['event-log', 'connections', 'tickets']);

/** Starts the local cloud, does each kind of request ten times on warm functions with one dashboard connected, and counts. */
export async function measureRequests(): Promise<Measurement> {
  await using parts = new AsyncDisposableStack();
  let database = '';
  const meter = parts.adopt(await startDynamoDbMeter(() => database), (started) => started.stop());
  const cloud = parts.adopt(
    await startLocalCloud({ environment: { AWS_ENDPOINT_URL_DYNAMODB: meter.endpoint } }),
    (started) => started.stop(),
  );
  database = cloud.dynamoDbEndpoint;
  await seedDemo(REPOSITORY_ROOT, {
    importPractice: (payload) => cloud.invoke('importPractice', payload),
    isThere: async () => false,
  });
  const desk = await Desk.open(cloud, meter);
  parts.defer(() => desk.close());
  await desk.book();
  await desk.search();
  await desk.searchPatients();
  meter.take();

  const bookings = await desk.sample(() => desk.book());
  const search = await desk.sample(() => desk.search());
  const read = await desk.sample(() => desk.read());
  const list = await desk.sample(() => desk.list());
  const patients = await desk.sample(() => desk.searchPatients());
  return {
    // One of the round trips is the booking's own transaction; what follows is the index and the event's way to the dashboard.
    booking: { ...part(bookings, (table) => !OF_EVENTS.has(table)), calls: 1 },
    event: {
      ...part(bookings, (table) => OF_EVENTS.has(table)),
      calls: bookings.calls - 1 - CALLS_OF_THE_INDEX,
      answerBytes: desk.eventBytes,
    },
    search,
    read,
    list,
    patients,
  };
}

/** An agent's desk with a dashboard. */
class Desk {
  readonly #cloud: LocalCloud;
  readonly #meter: DynamoDbMeter;
  readonly #token: string;
  readonly #dashboard: WebSocket;
  readonly #starts = freeStarts();
  #heard = 0;
  #lastAppointment = '';
  #patients = 0;
  eventBytes = 0;

  private constructor(cloud: LocalCloud, meter: DynamoDbMeter, token: string, dashboard: WebSocket) {
    this.#cloud = cloud;
    this.#meter = meter;
    this.#token = token;
    this.#dashboard = dashboard;
    dashboard.addEventListener('message', ({ data }) => {
      if (!String(data).includes('"type":"event"')) return;
      this.#heard += 1;
      this.eventBytes = String(data).length;
    });
  }

  static async open(cloud: LocalCloud, meter: DynamoDbMeter): Promise<Desk> {
    const token = await cloud.issueToken({ practiceId: PRACTICE, role: 'manager' });
    const ticket = await fetch(`${cloud.urls.appApi}/realtime/tickets`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    });
    const { url } = (await ticket.json()) as { url: string };
    const dashboard = new WebSocket(url);
    await once(dashboard, 'open');
    dashboard.send(JSON.stringify({ action: 'subscribe', topics: ['appointments'] }));
    await once(dashboard, 'message');
    return new Desk(cloud, meter, token, dashboard);
  }

  /** The mean of so many. */
  async sample(act: () => Promise<number>): Promise<MeasuredRequest> {
    this.#meter.take();
    let bytes = 0;
    for (let done = 0; done < SAMPLES; done += 1) bytes += await act();
    const { writeUnits, readUnits, calls, callsTo } = this.#meter.take();
    const mean = (units: Record<string, number>): Record<string, number> =>
      Object.fromEntries(
        Object.entries(units)
          .map(([table, sum]) => [table, sum / SAMPLES] as const)
          .sort(),
      );
    return {
      writeUnits: mean(writeUnits),
      readUnits: mean(readUnits),
      calls: (calls - (callsTo[LIMITER] ?? 0)) / SAMPLES,
      answerBytes: Math.round(bytes / SAMPLES),
    };
  }

  /** Books, and waits until the dashboard has heard of it and the patient is in the index. */
  async book(): Promise<number> {
    const before = this.#heard;
    this.#patients += 1;
    const indexed = this.#meter.seen(PATIENT_INDEX);
    const answer = await this.#call('POST', '/appointments', {
      providerId: 'dr-adams',
      appointmentType: 'exam',
      start: this.#starts.next().value,
      patient: {
        givenName: 'Sample',
        familyName: `Person${this.#patients}`,
        birthDate: '1980-01-01',
        phone: this.#phone,
      },
      reason: 'Sample reason',
    });
    this.#lastAppointment = (JSON.parse(answer) as { id: string }).id;
    while (this.#heard === before) await once(this.#dashboard, 'message');
    while (this.#meter.seen(PATIENT_INDEX) === indexed) await delay(POLL_MILLISECONDS);
    return answer.length;
  }

  async search(): Promise<number> {
    const query = `from=${day(7)}&to=${day(34)}&appointmentType=exam&limit=50`;
    return (await this.#call('GET', `/practices/${PRACTICE}/slots?${query}`)).length;
  }

  async read(): Promise<number> {
    return (await this.#call('GET', `/appointments/${this.#lastAppointment}`)).length;
  }

  async list(): Promise<number> {
    return (await this.#call('GET', `/appointments?from=${day(7)}&to=${day(13)}`)).length;
  }

  /** A patient with one appointment. */
  async searchPatients(): Promise<number> {
    return (await this.#call('POST', '/patients/search', { phone: this.#phone })).length;
  }

  get #phone(): string {
    return `+1 480 555 ${String(this.#patients).padStart(4, '0')}`;
  }

  async close(): Promise<void> {
    this.#dashboard.close();
  }

  async #call(method: string, path: string, body?: object): Promise<string> {
    const answer = await fetch(`${this.#cloud.urls.appApi}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(body !== undefined && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}: ${text}`);
    return text;
  }
}

function part(measured: MeasuredRequest, belongs: (table: string) => boolean): MeasuredRequest {
  const of = (units: Readonly<Record<string, number>>): Record<string, number> =>
    Object.fromEntries(Object.entries(units).filter(([table]) => belongs(table)));
  return { ...measured, writeUnits: of(measured.writeUnits), readUnits: of(measured.readUnits) };
}

/** Half hours within the office hours of New York, summer and winter, on working days from next week on. */
function* freeStarts(): Generator<string, string> {
  for (let ahead = 7; ; ahead += 1) {
    const weekday = new Date(Date.now() + ahead * DAY_MILLISECONDS).getUTCDay();
    if (weekday === 0 || weekday === 6) continue;
    for (let half = 0; half < 13; half += 1) {
      yield new Date(Date.parse(`${day(ahead)}T14:00:00Z`) + half * 1_800_000).toISOString();
    }
  }
}

function day(ahead: number): string {
  return new Date(Date.now() + ahead * DAY_MILLISECONDS).toISOString().slice(0, 10);
}
