import { randomUUID } from 'node:crypto';
import type { LogEntry } from '@frontdesk/local/log-entry';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { documentedMembers } from '../documented-members.ts';
import { expectRefusal } from './answers.ts';
import { ringsAt } from './calls.ts';
import { Canaries } from './canaries.ts';
import { askCloud } from './cloud-control.ts';
import type { DatabaseFault } from './dynamodb-relay.ts';
import { inWaves } from './in-waves.ts';
import { found } from './patients.ts';
import { type Call, Practice } from './practice.ts';
import { EVERY_ROUTE, exampleCall } from './route-examples.ts';
import { sendRequest, type WireAnswer } from './send-request.ts';
import { sharedCloud } from './shared-cloud-addresses.ts';
import { keyAttributesOf, letBegin, STORED_TABLES, storedItems, type TableKey } from './stored-items.ts';
import { instantOn } from './times.ts';
import { endOf, someMember } from './verifications.ts';

const canaries = new Canaries();
const { patient, reason, note, stray } = canaries;
/** The routes whose success is an appointment, a patient or a verification, to the practice that they belong to. */
const TELL_OF_PATIENTS =
  /^\/appointments(?!.*\/audit)|^\/patients\/search$|^\/calls\/[^/]+\/patients$|^\/insurance\/(verifications|unverified$)/;

let practice: Practice;
let firstLogLine: number;
/** Everything the suite was answered that is not an appointment told to its own practice. */
const outward: { path: string; status: number; text: string }[] = [];

const noted = ({ method, path }: { method: string; path: string }, answer: WireAnswer): WireAnswer => {
  const headers = JSON.stringify(answer.headers);
  const body = answer.status < 300 && TELL_OF_PATIENTS.test(path) ? '' : answer.text;
  outward.push({ path: `${method} ${path.slice(0, 40)}`, status: answer.status, text: `${headers}\n${body}` });
  return answer;
};
const send = async (call: Call): Promise<WireAnswer> => noted(call, await practice.send(call));
const booking = (change: object = {}) => practice.booking({ patient, reason, ...change });
const book = (body: object, key: string = randomUUID()): Promise<WireAnswer> =>
  send({ method: 'POST', path: '/appointments', headers: { 'idempotency-key': key }, body });
/** The body of a verification of the patient, who is this member of the simulated payers. */
const insured = (member = 'ACTIVE', payerId = 'SIM-A') => {
  const { givenName, familyName, birthDate, memberId } = patient;
  return someMember({ payerId, patient: { givenName, familyName, birthDate, memberId: `${member}-${memberId}` } });
};
const ask = async (of: Practice, body: object, key: string = randomUUID()): Promise<WireAnswer> => {
  const call = { method: 'POST', path: '/insurance/verifications', headers: { 'idempotency-key': key }, body };
  return noted(call, await of.send(call));
};
const put = (id: string, verb: string, body?: object): Promise<WireAnswer> =>
  send({ method: 'PUT', path: `/appointments/${id}/${verb}`, ...(body && { body }) });

const FAULTS: readonly (readonly [DatabaseFault, string, number])[] = [
  ['quote', 'answers errors that quote what it was sent', 500],
  ['throttle', 'has no capacity', 503],
  ['stall', 'does not answer', 503],
  ['lose-answer', 'answers nobody, but does what it was told', 503],
];
/** Started before all else, since a function waits ten seconds for a database that does not answer. */
let answersDuring: Promise<ReadonlyMap<DatabaseFault, readonly WireAnswer[]>>;

const answersWhile = async (fault: DatabaseFault): Promise<WireAnswer[]> => {
  const failing = await Practice.open(`phi-${fault}`);
  const { id } = (await failing.book(failing.booking({ patient, reason }))).json;
  const booking = failing.booking({ patient, reason });
  const verificationId = (await ask(failing, insured())).json.id;
  await askCloud('armFault', { practiceId: failing.id, fault: { fault } });
  const calls: Call[] = [
    { method: 'POST', path: '/appointments', headers: { 'idempotency-key': randomUUID() }, body: booking },
    { method: 'PUT', path: `/appointments/${id}/cancel`, body: { reason: 'pat', note } },
    { method: 'GET', path: `/appointments/${id}` },
    { method: 'GET', path: '/appointments', query: { from: instantOn(0, 0), to: instantOn(9, 0) } },
    { method: 'POST', path: '/patients/search', body: { phone: patient.phone } },
    { method: 'POST', path: '/insurance/verifications', headers: { 'idempotency-key': randomUUID() }, body: insured() },
    { method: 'GET', path: `/insurance/verifications/${verificationId}` },
  ];
  return Promise.all(calls.map(async (call) => noted(call, await failing.send(call))));
};

beforeAll(async () => {
  practice = await Practice.open('phi');
  firstLogLine = (await askCloud('logs', { from: Number.MAX_SAFE_INTEGER })).next;
  const all = FAULTS.map(async ([fault]) => [fault, await answersWhile(fault)] as const);
  answersDuring = Promise.all(all).then((entries) => new Map(entries));
});

describe('a patient’s data is sent', () => {
  it('through the whole life of appointments', async () => {
    const key = randomUUID();
    const body = booking();
    const first = await book(body, key);
    expect(first).toMatchObject({ status: 201, json: { patient, reason } });
    expect((await book(body, key)).text).toBe(first.text);
    const { id } = first.json;
    for (const path of ['', '/audit']) await send({ method: 'GET', path: `/appointments/${id}${path}` });
    const query = { from: body.start as string, to: instantOn(9, 0), limit: 1 };
    await send({ method: 'GET', path: '/appointments', query });
    await put(id, 'reschedule', { start: practice.freeStart() });
    await letBegin(practice.id, id);
    await put(id, 'arrive');
    await put(id, 'correct');
    expect((await put(id, 'cancel', { reason: 'pat', note })).json.cancellation.note).toBe(note);
    for (const verb of ['arrive', 'fulfil', 'no-show']) {
      const { json } = await book(booking());
      await letBegin(practice.id, json.id);
      await put(json.id, verb);
    }
  });

  it('through searches and corrections', async () => {
    const { familyName, birthDate, phone, memberId } = patient;
    const ways = [{ phone }, { familyName, birthDate }, { memberId }];
    const { id } = (await book(booking({ patient: { ...patient, givenName: 'Sam' } }))).json;
    for (const body of ways) await found(practice, body, (items) => items.length > 1);
    for (const body of ways) {
      const answer = await send({ method: 'POST', path: '/patients/search', body });
      expect(answer.json.items.length).toBeGreaterThan(1);
    }
    const path = `/appointments/${id}/patient`;
    const correct = (body: object, version = '"1"') =>
      send({ method: 'PUT', path, headers: { 'if-match': version }, body });
    const refusals: [WireAnswer, string][] = [
      [await send({ method: 'PUT', path, body: { patient, reason } }), 'PRECONDITION_REQUIRED'],
      [await correct({ patient, reason }, `"${stray}"`), 'STALE_VERSION'],
      [await correct({ patient: { ...patient, phone: memberId }, reason }), 'INPUT_INVALID'],
      [await send({ method: 'POST', path: '/patients/search', body: { phone, memberId } }), 'INPUT_INVALID'],
      [await send({ method: 'POST', path: '/patients/search', body: { phone: familyName } }), 'INPUT_INVALID'],
      [await send({ method: 'POST', path: '/patients/search', body: { [stray]: phone } }), 'INPUT_INVALID'],
    ];
    for (const [answer, code] of refusals) expect(answer.json.code, answer.text).toBe(code);
    expect((await correct({ patient, reason })).status).toBe(200);
  });

  it('through a call', async () => {
    const id = await ringsAt(practice, patient.phone ?? '');
    const answer = await send({ method: 'GET', path: `/calls/${id}/patients` });
    expect(answer.json.items).toMatchObject([{ phone: patient.phone }]);
    for (const path of [`/calls/${id}`, '/calls/tasks?status=open', `/calls/${stray}/patients`])
      await send({ method: 'GET', path });
  });

  it('through verifications of insurance', async () => {
    const { givenName, familyName, birthDate, memberId } = patient;
    const body = someMember({ patient: { givenName, familyName, birthDate, memberId } });
    const askWith = (headers: Record<string, string>, change: object = {}) =>
      send({ method: 'POST', path: '/insurance/verifications', headers, body: { ...body, ...change } });
    const key = { 'idempotency-key': randomUUID() };
    const first = await askWith(key);
    expect(first).toMatchObject({ status: 202 });
    expect((await askWith(key)).text).toBe(first.text);
    // The practice has told no NPI, so its verifications fail.
    const { result } = await endOf(practice, first.json.id);
    expect(result.patient).toEqual({ identifier: { value: memberId }, display: `${givenName} ${familyName}` });
    const path = `/insurance/verifications/${first.json.id}`;
    expect((await send({ method: 'GET', path })).json.result.patient.identifier.value).toBe(memberId);
    const { start } = (await book(booking())).json;
    const query = { date: start.slice(0, 10) };
    const list = await send({ method: 'GET', path: '/insurance/unverified', query });
    expect(list.json.items.map((item: { patient: object }) => item.patient)).toContainEqual(patient);
    expect((await send({ method: 'GET', path: '/insurance/unverified', query: { date: stray } })).status).toBe(400);
    const refusals: [WireAnswer, string][] = [
      [await askWith(key, { serviceDate: '2027-03-01' }), 'IDEMPOTENCY_KEY_REUSED'],
      [await askWith({}, {}), 'IDEMPOTENCY_KEY_REQUIRED'],
      [await askWith({ 'idempotency-key': randomUUID() }, { patient }), 'INPUT_INVALID'],
      [await askWith({ 'idempotency-key': randomUUID() }, { planId: stray, payerId: undefined }), 'INPUT_INVALID'],
      [await send({ method: 'GET', path: `/insurance/verifications/${stray}` }), 'NOT_FOUND'],
    ];
    for (const [answer, code] of refusals) expect(answer.json.code, answer.text).toBe(code);
  });

  it('through every state of a verification, and whatever payers do', async () => {
    const own = await Practice.open('phi-insured');
    await own.importPlans();
    const path = '/insurance/verifications';
    const afterFirstTry = async ({ json: { id } }: WireAnswer): Promise<string> => {
      const call = { method: 'GET', path: `${path}/${id}` };
      return vi.waitFor(
        async () => {
          const { status, json } = noted(call, await own.send(call));
          expect(status).toBe(200);
          expect(json.status).not.toBe('queued');
          return json.status;
        },
        { timeout: 25_000, interval: 250 },
      );
    };
    // Each at a payer that nobody else asks.
    const asked = documentedMembers().map(async ({ memberId, status }) => {
      const answer = await ask(own, insured(memberId, `SIM-phi-${own.id}-${memberId}`));
      expect([memberId, await afterFirstTry(answer)]).toEqual([memberId, status]);
    });
    await Promise.all(asked);
    // Answered from the last one, with what the payer said.
    const again = await ask(own, insured('ACTIVE', `SIM-phi-${own.id}-ACTIVE`));
    expect(again.json).toMatchObject({ status: 'active', benefits: { primaryCareProvider: 'ANA ORTEGA' } });
  });

  it('through conflicts, keys used twice, times that are not to be had, and records that are not there', async () => {
    const key = randomUUID();
    const taken = booking();
    const { json } = await book(taken, key);
    const refusals: [WireAnswer, string][] = [
      [await book(taken), 'SLOT_TAKEN'],
      [await book({ ...taken, reason: `${reason} and worse` }, key), 'IDEMPOTENCY_KEY_REUSED'],
      [await book(booking({ start: instantOn(0, 3) })), 'SLOT_UNAVAILABLE'],
      [await book(booking({ providerId: 'dr-nobody' })), 'NOT_FOUND'],
      [await book(booking({ providerId: stray })), 'NOT_FOUND'],
      [await book(booking({ appointmentType: stray })), 'INPUT_INVALID'],
      [await book(booking({ holdId: stray })), 'NOT_FOUND'],
      [await put(json.id, 'fulfil'), 'STATUS_CONFLICT'],
      [await put('apt_none', 'cancel', { reason: 'pat', note }), 'NOT_FOUND'],
      [await put(json.id, 'cancel', { reason: note, note: reason }), 'INPUT_INVALID'],
    ];
    for (const [answer, code] of refusals) expect(answer.json, answer.text).toMatchObject({ code });
  });

  it.each(EVERY_ROUTE)('to %s in places where it does not belong', async (_, route) => {
    const call = await exampleCall(route, practice);
    const body = { ...call.body, patient, reason, note };
    const strayHeaders = { 'x-patient': stray, cookie: `patient=${stray}`, referer: `http://x/${stray}` };
    const headers = { ...call.headers, 'content-type': 'application/json', ...strayHeaders };
    const text = JSON.stringify(body);
    const bodies = [
      text.slice(0, -1),
      `${text}${stray}`,
      `{"a":"${stray}`,
      JSON.stringify([body]),
      JSON.stringify(stray),
    ];
    bodies.push(JSON.stringify({ ...body, unknown: stray, patient: { ...patient, middleName: stray } }));
    bodies.push(JSON.stringify({ ...body, unknown: { [`deep-${stray.repeat(5)}`]: patient } }));
    bodies.push(
      JSON.stringify({ ...body, patient: Object.fromEntries(Object.keys(patient).map((name) => [name, [stray]])) }),
    );
    bodies.push(JSON.stringify({ ...body, patient: { ...patient, birthDate: stray, email: stray, phone: stray } }));
    bodies.push(JSON.stringify({ ...body, reason: stray.repeat(2_000) }), stray.repeat(20_000));
    // A practice may be called anything, so its name is no place where this does not belong.
    const misplaced = route.operationId === 'replacePractice' ? [stray] : stray;
    bodies.push(JSON.stringify(Object.fromEntries(Object.keys(call.body ?? {}).map((name) => [name, misplaced]))));
    const token = await practice.token();
    const wire = async (change: object): Promise<WireAnswer> => {
      const request = {
        method: route.method,
        path: call.path,
        headers: { ...headers, authorization: token },
        ...change,
      };
      return noted(request, await sendRequest(request));
    };
    await inWaves(bodies, async (sent) => void (await wire({ body: sent })));
    await inWaves(
      ['authorization', 'content-type', 'idempotency-key', 'if-match', 'if-none-match', 'origin'],
      async (name) => {
        await wire({ body: text, headers: { ...headers, authorization: token, [name]: stray } });
      },
    );
    await inWaves(['from', 'to', 'cursor', 'limit', 'status', 'providerId', 'appointmentType', 'q'], async (name) => {
      await send({ method: call.method, path: call.path, query: { ...call.query, [name]: stray } });
    });
    await wire({ path: call.path.replace(/[^/]+$/, stray) });
    await wire({ path: call.path.replace(/^(\/\w+\/)[^/]+/, `$1${stray}`) });
    await wire({ path: `${call.path}/${stray}` });
    await wire({ path: `${call.path}%2f${encodeURIComponent(reason)}%zz` });
    await wire({ method: 'PATCH', body: text });
  });
});

describe('and while the database', () => {
  it.each(FAULTS)('%s: %s', async (fault, _, status) => {
    const answers = (await answersDuring).get(fault) ?? [];
    expect(answers).toHaveLength(7);
    for (const answer of answers) {
      expectRefusal(answer, status);
      expect(answer.headers['retry-after']).toEqual(status === 503 ? expect.stringMatching(/^\d+$/) : undefined);
    }
  });
});

describe('and afterwards', () => {
  const leaks = (entries: readonly LogEntry[]): string[] =>
    entries.flatMap(({ line, functionName = 'access' }) =>
      canaries.in(line).length > 0 ? [`${functionName}: ${line}`] : [],
    );

  it('no line that the cloud or a function wrote holds any of it', async () => {
    const { entries } = await askCloud('logs', { from: firstLogLine });
    expect(entries.filter(({ source }) => source === 'function').length).toBeGreaterThan(100);
    expect(entries.filter(({ source }) => source === 'access').length).toBeGreaterThan(100);
    expect(leaks(entries)).toEqual([]);
  });

  it('no message in a queue holds any of it, nor one among the dead letters', async () => {
    const url = `${sharedCloud.sqsEndpoint}/_fauxqs/queues`;
    const queues = (await (await fetch(url)).json()) as { name: string }[];
    const states = await Promise.all(
      queues.map(async ({ name }) => [name, await (await fetch(`${url}/${name}`)).text()] as const),
    );
    expect(states.flatMap(([name, text]) => (canaries.in(text).length > 0 ? [`${name}: ${text}`] : []))).toEqual([]);
    // Verifications that are retrying wait there for their next try.
    const desk = states.find(([name]) => name.endsWith('-desk-verifications'))?.[1] ?? '';
    expect(desk).toContain('verificationId');
  });

  it('payers are told of it in bodies, and in no address and under no name of an inquiry', async () => {
    expect(canaries.in(await (await fetch(`${sharedCloud.payers}/ledger`)).text())).toEqual([]);
  });

  it('no answer holds any of it but a record that its own practice reads', () => {
    expect(outward.length).toBeGreaterThan(300);
    expect(outward.filter(({ status }) => status >= 400).length).toBeGreaterThan(200);
    expect(outward.flatMap(({ path, text }) => (canaries.in(text).length > 0 ? [`${path}: ${text}`] : []))).toEqual([]);
  });

  /** Where a patient's data may be; in all other attributes of all tables it may not. */
  const BELONGS: Readonly<Partial<Record<TableKey, readonly string[]>>> = {
    appointments: ['patient', 'reason', 'cancellation'],
    callers: ['number'],
    insurance: ['coverage', 'subscriber'],
    idempotency: ['response'],
  };

  it.each(STORED_TABLES.map((table) => [table, BELONGS[table] ?? []] as const))(
    'the table of %s holds it only in %j',
    async (table, allowed) => {
      const items = await storedItems(table);
      const found = new Set(items.flatMap((item) => canaries.attributesOf(item)));
      // No more, and no less: the search finds what is there.
      expect([...found].sort()).toEqual([...allowed].sort());
      expect(allowed.filter((name) => keyAttributesOf(table).includes(name))).toEqual([]);
    },
  );

  it('the hashes of the index are in its keys and nowhere else', async () => {
    const { entries } = await askCloud('logs', { from: firstLogLine });
    const hashes = new Set<string>();
    for (const { phoneKey, nameKey, memberKey } of await storedItems('patientIndex', practice.id)) {
      for (const key of [phoneKey, nameKey, memberKey]) if (key?.S !== undefined) hashes.add(key.S.split('#')[1] ?? '');
    }
    expect(hashes.size).toBeGreaterThan(3);
    const others = STORED_TABLES.filter((table) => table !== 'patientIndex');
    const stored = await Promise.all(others.map(async (table) => JSON.stringify(await storedItems(table))));
    const places = [...stored, ...entries.map(({ line }) => line), ...outward.map(({ text }) => text)];
    const found = [...hashes].filter((hash) => places.some((text) => text.includes(hash)));
    expect(found).toEqual([]);
  });

  it('there was something to be found in what the bookings wrote', async () => {
    for (const table of ['appointments', 'audit', 'daySheets', 'events', 'idempotency', 'schedules'] as const) {
      expect((await storedItems(table, practice.id)).length, table).toBeGreaterThan(0);
    }
  });

  it('the search would have found each value in each spelling', () => {
    for (const value of canaries.all) {
      for (const spelled of [
        value,
        encodeURIComponent(value),
        Buffer.from(`{"a":"${value}"}`).toString('base64'),
        Buffer.from(`["${value}"]`).toString('base64url'),
        Buffer.from(value).toString('hex'),
      ]) {
        expect(
          leaks([{ source: 'function', functionName: 'f', line: `{"level":"INFO","x":"${spelled}"}` }]),
        ).toHaveLength(1);
        expect(canaries.attributesOf({ ownerKey: { S: `p001#${spelled}` } })).toEqual(['ownerKey']);
      }
    }
  });
});
