import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem, expectSuccess } from './answers.ts';
import { askCloud } from './cloud-control.ts';
import { Practice } from './practice.ts';
import { EVERY_ROUTE, exampleCall, type RouteCall, routeNamed } from './route-examples.ts';
import type { WireAnswer } from './send-request.ts';
import { eventsOf, everythingOf, storedItems } from './stored-items.ts';
import { instantOn } from './times.ts';
import { settled } from './verifications.ts';

let practice: Practice;
beforeAll(async () => {
  practice = await Practice.open('replay');
});

/** What must be the same in a replay: all but the request's own id and date. */
const told = ({ status, text, headers }: WireAnswer) => {
  const { etag, location, 'content-type': type } = headers;
  return { status, text, etag, location, type };
};
const keyed = EVERY_ROUTE.filter(([, { idempotencyKey }]) => idempotencyKey !== undefined);

/** How many events an appointment has once the route has done its part; the others: one of the booking, one of the change. */
const EVENTS_OF_APPOINTMENT: Readonly<Record<string, number>> = {
  bookAppointment: 1,
  fulfilAppointment: 3,
  correctAppointment: 3,
  // Its event comes with the payer's answer.
  createVerification: 1,
};
/** A call's headers with one new key, to be used again. */
const withKey = ({ headers }: RouteCall) => ({ ...headers, 'idempotency-key': randomUUID() });
const SHOWING_NO_PATIENT = ['createHold', 'createClosure', 'createReport'];

describe.each(keyed)('%s with a key', (operationId, route) => {
  // What a worker still does for the route before must not change what is compared here.
  beforeAll(async () => {
    practice = await Practice.open('replay');
  });

  it('answers the first answer again, byte for byte, by either name of the header', async () => {
    const call = await exampleCall(route, practice);
    const key = randomUUID();
    const first = await practice.send({ ...call, headers: { ...call.headers, 'idempotency-key': key } });
    expectSuccess(first, route);
    await settled(practice, operationId, first);
    const before = await everythingOf(practice.id);
    const { 'idempotency-key': _, ...others } = call.headers ?? {};
    for (const name of ['Idempotency-Key', 'X-Idempotency-Key', 'IDEMPOTENCY-KEY']) {
      expect(told(await practice.send({ ...call, headers: { ...others, [name]: key } }))).toEqual(told(first));
    }
    const after = await everythingOf(practice.id);
    // A replay of a change leaves nothing behind, not even another event, but that the patient's record was read.
    expect({ ...after, audit: [] }).toEqual({ ...before, audit: [] });
    const noted = after.audit?.filter(({ entry }) => !before.audit?.some((earlier) => earlier.entry?.S === entry?.S));
    const reads = SHOWING_NO_PATIENT.includes(operationId) ? [] : ['read', 'read', 'read'];
    expect(noted?.map(({ action }) => action?.S)).toEqual(reads);
  });

  it('answers twenty clients at once as one', async () => {
    const call = await exampleCall(route, practice);
    const headers = withKey(call);
    const answers = await Promise.all(Array.from({ length: 20 }, () => practice.send({ ...call, headers })));
    for (const answer of answers) expectSuccess(answer, route);
    expect(new Set(answers.map((answer) => JSON.stringify(told(answer))))).toHaveLength(1);
    if (SHOWING_NO_PATIENT.includes(operationId)) return;
    await settled(practice, operationId, answers[0]);
    const events = await eventsOf(practice.id, answers[0]?.json.id);
    expect(events.length).toBe(EVENTS_OF_APPOINTMENT[operationId] ?? 2);
  });

  it('refuses another request with the key, and the first is still answered', async () => {
    const [call, other] = [await exampleCall(route, practice), await exampleCall(route, practice)];
    const headers = withKey(call);
    const first = await practice.send({ ...call, headers });
    expectSuccess(first, route);
    const different =
      operationId === 'createClosure' ? { ...call, body: { ...call.body, description: 'Other' } } : other;
    expectProblem(await practice.send({ ...different, headers }), 'IDEMPOTENCY_KEY_REUSED');
    expect(told(await practice.send({ ...call, headers }))).toEqual(told(first));
  });

  it('takes members in another order, and other white space, for the same request', async () => {
    const call = await exampleCall(route, practice);
    if (call.body === undefined) return;
    const headers = withKey(call);
    const first = await practice.send({ ...call, headers });
    const body = Object.fromEntries(Object.entries(call.body).reverse());
    expect(told(await practice.send({ ...call, headers, body }))).toEqual(told(first));
  });

  it('means nothing to another person, another practice or another operation', async () => {
    const call = await exampleCall(route, practice);
    const headers = withKey(call);
    const other = await Practice.open('replay-other');
    const first = await practice.send({ ...call, headers });
    const colleague = await practice.send({ ...(await exampleCall(route, practice)), headers, subject: 'colleague' });
    const stranger = await other.send({ ...(await exampleCall(route, other)), headers });
    const elsewhere = routeNamed(operationId === 'createHold' ? 'bookAppointment' : 'createHold');
    for (const answer of [first, colleague, stranger]) expectSuccess(answer, route);
    expect(new Set([first, colleague, stranger].map(({ json }) => json.id))).toHaveLength(3);
    expectSuccess(await practice.send({ ...(await exampleCall(elsewhere, practice)), headers }), elsewhere);
  });

  it('does not hold on to a refusal', async () => {
    const call = await exampleCall(route, practice);
    const headers = withKey(call);
    const path = call.path.replace(practice.id, 'p-other').replace(/apt_[^/]+/, 'apt_none');
    const body = route.path.includes('{') ? call.body : { ...call.body, providerId: 'dr-nobody' };
    const code = ['createVerification', 'createReport'].includes(operationId) ? 'INPUT_INVALID' : 'NOT_FOUND';
    expectProblem(await practice.send({ ...call, path, headers, ...(body && { body }) }), code);
    expectSuccess(await practice.send({ ...call, headers }), route);
  });
});

it('a key that was refused because the time was taken books when the time is free', async () => {
  const taken = await practice.booked();
  const body = practice.booking({ start: taken.start });
  const key = randomUUID();
  expectProblem(await practice.book(body, key), 'SLOT_TAKEN');
  await practice.send({ method: 'PUT', path: `/appointments/${taken.id}/cancel`, body: { reason: 'pat' } });
  const second = await practice.book(body, key);
  expect(second.status).toBe(201);
  expect((await practice.book(body, key)).text).toBe(second.text);
});

it('a replayed booking tells what was told, whatever became of the appointment', async () => {
  const body = practice.booking();
  const first = await practice.book(body, 'then-cancelled');
  await practice.send({ method: 'PUT', path: `/appointments/${first.json.id}/cancel`, body: { reason: 'pat' } });
  expect(told(await practice.book(body, 'then-cancelled'))).toEqual(told(first));
  expect((await practice.send({ method: 'GET', path: `/appointments/${first.json.id}` })).json.status).toBe(
    'cancelled',
  );
});

it('a booking whose first answer was lost on the way from the database is made once and told once', async () => {
  const other = await Practice.open('replay-lost');
  await other.booked();
  const lost = { fault: 'lose-answer', operation: 'TransactWriteItems', times: 2 } as const;
  await askCloud('armFault', { practiceId: other.id, fault: lost });
  const body = other.booking();
  const answers = await Promise.all(Array.from({ length: 5 }, () => other.book(body, 'lost')));
  await askCloud('armFault', { practiceId: other.id });
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
  expect(new Set(answers.map(({ text }) => text))).toHaveLength(1);
  expect(await eventsOf(other.id, answers[0]?.json.id)).toEqual(['appointment.booked']);
  expect(await storedItems('appointments', other.id)).toHaveLength(2);
});

it('a warm booking is one TransactWriteItems and no other call of the database', async () => {
  const other = await Practice.open('replay-warm');
  await other.booked();
  await askCloud('watchDatabase', { practiceId: other.id });
  const { holdId, start } = await other.held().then(({ id, start }) => ({ holdId: id, start }));
  await other.booked();
  await other.booked({ start, holdId });
  expect((await other.book(other.booking({ resourceIds: ['room-1', 'slit-lamp'] }))).status).toBe(201);
  // The patients' index reads records after their events; the booking's function may read none (its permissions).
  const all = await askCloud('databaseCalls', { practiceId: other.id });
  const calls = all.filter((operation) => operation !== 'BatchGetItem');
  // The hold's function was cold: it has read the rules.
  expect(calls).toEqual([...calls.slice(0, -3), 'TransactWriteItems', 'TransactWriteItems', 'TransactWriteItems']);
  expect(calls.slice(0, -3).filter((operation) => operation === 'TransactWriteItems')).toHaveLength(1);
  expectProblem(await other.book(other.booking({ start: instantOn(0, 0) })), 'SLOT_TAKEN');
});
