import { randomBytes, randomUUID } from 'node:crypto';
import { MOST_OPEN_HOLDS } from '@frontdesk/contracts/hold';
import type { Role } from '@frontdesk/core/roles';
import { askCloud } from './cloud-control.ts';
import { sendRequest, type WireAnswer } from './send-request.ts';
import { letBegin } from './stored-items.ts';
import { DAYS, instantOn } from './times.ts';

/** A request to a route, as a person of the practice makes it. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly headers?: Readonly<Record<string, string | string[] | undefined>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly as?: Role;
  readonly subject?: string;
}

const EXAMPLE_PLAN = {
  ...{ name: 'Choice PPO', type: 'medical' },
  ...{ payerId: 'SIM-A', payerName: 'Aster Health Plan' },
};

/** How many holds a test may place at once after it asked for room. */
const ROOM = 3;

const everyDay = DAYS.map((dayOfWeek) => ({ dayOfWeek, start: '00:00', end: '24:00' }));
const tokens = new Map<string, Promise<string>>();

/** A practice of one test file's own, open day and night, in a zone that never changes its clocks (-07:00). */
export class Practice {
  readonly id: string;
  /** Exists in no other practice. */
  readonly ownProvider: string;
  #taken = 0;

  constructor(id: string) {
    this.id = id;
    this.ownProvider = `dr-${id}`;
  }

  /** Sets a new practice up through the function that operators use. */
  static async open(name: string, document: object = {}): Promise<Practice> {
    const practice = new Practice(`${name}-${randomBytes(4).toString('hex')}`);
    await practice.import(document);
    return practice;
  }

  async import(document: object): Promise<void> {
    const result = await askCloud('invoke', {
      functionName: 'importPractice',
      payload: {
        practiceId: this.id,
        timeZone: 'America/Phoenix',
        startGridMinutes: 5,
        offerIntervalMinutes: 15,
        minimumNoticeMinutes: 0,
        appointmentTypes: [
          { code: 'exam', durationMinutes: 30 },
          { code: 'contact-lens', durationMinutes: 15 },
          { code: 'surgery-consult', durationMinutes: 60, bufferAfterMinutes: 20 },
        ],
        providers: ['dr-adams', 'dr-baker', this.ownProvider].map((providerId) => ({ providerId, weekly: everyDay })),
        ...document,
      },
    });
    if (!result.ok) throw new Error(`${result.errorType}: ${result.errorMessage}`);
  }

  /** Lists the insurance plan that the practice takes, and who it is to payers, through the function that operators use. */
  async importPlans(): Promise<void> {
    const plans = [{ planId: `plan-of-${this.id}`, ...EXAMPLE_PLAN }];
    const billingProvider = { npi: '1999999984', organizationName: 'Main Street Family Practice' };
    const payload = { practiceId: this.id, billingProvider, plans };
    const result = await askCloud('invoke', { functionName: 'importInsurancePlans', payload });
    if (!result.ok) throw new Error(`${result.errorType}: ${result.errorMessage}`);
  }

  token(role: Role = 'manager', subject?: string): Promise<string> {
    const name = `${this.id} ${role} ${subject}`;
    const token = tokens.get(name) ?? askCloud('issueToken', { practiceId: this.id, role, sub: subject });
    tokens.set(name, token);
    return token;
  }

  /** Sends a request with a token of this practice. */
  async send({ method, path, query = {}, headers, body, as, subject }: Call): Promise<WireAnswer> {
    const token = await this.token(as, subject);
    return sendRequest({
      method,
      path: `${path}${queryText(query)}`,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  /** A time that no other call of this gave, of ninety minutes. */
  freeStart(): string {
    const index = this.#taken++;
    return instantOn(Math.floor(index / 16), (index % 16) * 90);
  }

  booking(change: object = {}): Record<string, unknown> {
    return {
      providerId: 'dr-adams',
      appointmentType: 'exam',
      start: this.freeStart(),
      patient: { givenName: 'Ada', familyName: 'Byron', birthDate: '1980-12-10' },
      ...change,
    };
  }

  book(body: object, key: string = randomUUID(), call: Partial<Call> = {}): Promise<WireAnswer> {
    return this.send({ method: 'POST', path: '/appointments', headers: { 'idempotency-key': key }, body, ...call });
  }

  /** Books a free time; the answer's body. Throws when it is not to be had. */
  async booked(change: object = {}): Promise<WireAnswer['json']> {
    return this.#created(await this.book(this.booking(change)));
  }

  /** Books an appointment, and lets its time come; the record as it is then. */
  async begun(change: object = {}): Promise<WireAnswer['json']> {
    const booked = await this.booked(change);
    const start = await letBegin(this.id, booked.id);
    const { json } = await this.send({ method: 'GET', path: `/appointments/${booked.id}` });
    if (json.start !== start) throw new Error(`Expected the start ${start}, got ${json.start}`);
    return json;
  }

  async held(change: object = {}, subject?: string): Promise<WireAnswer['json']> {
    await this.makeRoomForHolds(subject);
    const body = { providerId: 'dr-adams', appointmentType: 'exam', start: this.freeStart(), ...change };
    return this.#created(await this.send({ method: 'POST', path: '/holds', body, ...(subject && { subject }) }));
  }

  /** Gives back what somebody holds before it is as much as one person may hold. */
  async makeRoomForHolds(subject?: string): Promise<void> {
    const as = subject === undefined ? {} : { subject };
    const { json } = await this.send({ method: 'GET', path: '/holds', ...as });
    if (json.items.length < MOST_OPEN_HOLDS - ROOM) return;
    for (const { id } of json.items) await this.send({ method: 'DELETE', path: `/holds/${id}`, ...as });
  }

  async closed(change: object = {}): Promise<WireAnswer['json']> {
    const time = { start: instantOn(300, 0), end: instantOn(300, 60) };
    const path = `/practices/${this.id}/closures`;
    return this.#created(await this.send({ method: 'POST', path, body: { ...time, ...change } }));
  }

  #created({ status, json, text }: WireAnswer): WireAnswer['json'] {
    if (status !== 201) throw new Error(`Expected 201, got ${status}: ${text}`);
    return json;
  }
}

/** A query string with its question mark; empty without parameters. */
export function queryText(query: NonNullable<Call['query']>): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) given.append(name, String(value));
  return given.size === 0 ? '' : `?${given}`;
}
