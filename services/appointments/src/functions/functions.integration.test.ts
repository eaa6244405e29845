import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { type DynamoDbWorld, startDynamoDbWorld } from '@frontdesk/booking/testing/dynamodb-world';
import { practiceRules } from '@frontdesk/booking/testing/practices';
import { beginAppointment } from '@frontdesk/testing/begin-appointment';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadFunctions } from '../testing/function-calls.ts';

let world: DynamoDbWorld;
let call: Awaited<ReturnType<typeof loadFunctions>>;

beforeAll(async () => {
  world = await startDynamoDbWorld();
  call = await loadFunctions(world);
  await world.putRules(practiceRules('p001', 'America/New_York'));
  await world.putRules(practiceRules('p002', 'America/New_York'));
});

afterAll(() => world.stop());

/** A time next year on a Tuesday, an hour of its own for each test. */
let hours = 0;
function nextTime(): string {
  hours += 1;
  const year = new Date().getUTCFullYear() + 1;
  return new Date(Date.UTC(year, 5, 1) + hours * 3_600_000).toISOString().replace('.000Z', 'Z');
}

function booking(changes: object = {}) {
  const patient = { givenName: 'Ada', familyName: 'Quicksilver', birthDate: '1980-05-17', email: 'ada@example.org' };
  return {
    providerId: 'dr-always',
    appointmentType: 'exam',
    start: nextTime(),
    patient,
    reason: 'Blurred',
    ...changes,
  };
}

const begin = (id: string): Promise<string> =>
  beginAppointment(world.database.client, world.database.tableNames.appointments, 'p001', id);

let keys = 0;
function key(): Record<string, string> {
  keys += 1;
  return { 'idempotency-key': `key-${keys}` };
}

describe('the functions', () => {
  it('book, and read what was booked', async () => {
    const body = booking({ callId: 'call-1', resourceIds: ['room-1'] });
    const booked = await call('book-appointment', { body, headers: key() });
    expect(booked.statusCode).toBe(201);
    expect(booked.headers).toMatchObject({ location: `/appointments/${booked.json.id}`, etag: '"1"' });
    expect(booked.json).toMatchObject({
      patient: body.patient,
      reason: 'Blurred',
      callId: 'call-1',
      practiceId: 'p001',
    });
    const read = await call('read-appointment', { id: booked.json.id });
    expect(read).toMatchObject({ statusCode: 200, headers: { etag: '"1"' }, json: booked.json });
  });

  it('need an Idempotency-Key to book, under either name', async () => {
    const body = booking();
    expect(await call('book-appointment', { body })).toMatchObject({
      statusCode: 400,
      json: { code: 'IDEMPOTENCY_KEY_REQUIRED' },
    });
    const headers = { 'x-idempotency-key': 'another' };
    const first = await call('book-appointment', { body, headers });
    expect(first.statusCode).toBe(201);
    expect((await call('book-appointment', { body, headers })).body).toBe(first.body);
    const other = await call('book-appointment', { body: { ...body, reason: 'Other' }, headers });
    expect(other).toMatchObject({ statusCode: 422, json: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  });

  it('tell two patients apart in the digest of a keyed request', async () => {
    const headers = key();
    const body = booking();
    await call('book-appointment', { body, headers });
    const other = { ...body, patient: { ...body.patient, givenName: 'Grace' } };
    expect((await call('book-appointment', { body: other, headers })).statusCode).toBe(422);
  });

  it('point at what is wrong with the input', async () => {
    const body = { ...booking({ status: 'fulfilled' }), start: '2027-03-02T10:00:00' };
    const refused = await call('book-appointment', { body, headers: key() });
    expect(refused).toMatchObject({ statusCode: 400, json: { code: 'INPUT_INVALID' } });
    const pointers = refused.json.errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(pointers.sort()).toEqual(['', '/start']);
    const unknownType = await call('book-appointment', { body: booking({ appointmentType: 'tea' }), headers: key() });
    expect(unknownType.json.errors).toMatchObject([{ pointer: '/appointmentType' }]);
  });

  it('answer 304 to who has the version', async () => {
    const { json } = await call('book-appointment', { body: booking(), headers: key() });
    for (const tag of ['"1"', 'W/"1"', '"7", "1"', '*']) {
      const answer = await call('read-appointment', { id: json.id, headers: { 'if-none-match': tag } });
      expect(answer).toMatchObject({ statusCode: 304, headers: { etag: '"1"' }, json: undefined });
    }
    const changed = await call('read-appointment', { id: json.id, headers: { 'if-none-match': '"2"' } });
    expect(changed.statusCode).toBe(200);
  });

  it('hold, book with the hold, and give a hold back', async () => {
    const wanted = booking();
    const { patient: _patient, reason: _reason, ...asked } = wanted;
    const held = await call('create-hold', { body: asked });
    expect(held).toMatchObject({ statusCode: 201, headers: { location: `/holds/${held.json.id}` } });
    const elsewhere = await call('create-hold', { body: asked, subject: 'somebody' });
    expect(elsewhere).toMatchObject({ statusCode: 409, json: { code: 'SLOT_TAKEN' } });
    const renewed = await call('create-hold', { body: asked });
    expect(renewed).toMatchObject({ statusCode: 201, headers: { location: `/holds/${renewed.json.id}` } });
    expect((await call('list-holds')).json).toEqual({ items: [renewed.json] });
    expect((await call('list-holds', { subject: 'somebody' })).json).toEqual({ items: [] });
    expect((await call('list-holds', { practiceId: 'p002' })).json).toEqual({ items: [] });
    expect((await call('release-hold', { id: held.json.id })).statusCode).toBe(404);
    const body = { ...wanted, holdId: renewed.json.id };
    expect((await call('book-appointment', { body, headers: key() })).statusCode).toBe(201);
    const other = await call('create-hold', { body: { ...asked, start: nextTime() } });
    expect((await call('release-hold', { id: other.json.id, subject: 'somebody' })).statusCode).toBe(404);
    expect(await call('release-hold', { id: other.json.id })).toMatchObject({ statusCode: 204, json: undefined });
  });

  it('reschedule, arrive, fulfil', async () => {
    const { id } = (await call('book-appointment', { body: booking(), headers: key() })).json;
    const start = nextTime();
    const moved = await call('reschedule-appointment', { id, body: { start }, headers: key() });
    expect(moved).toMatchObject({ statusCode: 200, headers: { etag: '"2"' } });
    expect(Date.parse(moved.json.start)).toBe(Date.parse(start));
    const early = await call('arrive-appointment', { id });
    expect(early).toMatchObject({ statusCode: 409, json: { code: 'STATUS_CONFLICT' } });
    expect(early.json.detail).toMatch(/^This is possible from \d{4}-\d\d-\d\dT\d\d:\d\d:00-0[45]:00 on\.$/);
    await begin(id);
    expect(await call('arrive-appointment', { id })).toMatchObject({ statusCode: 200, json: { status: 'arrived' } });
    const fulfilled = await call('fulfil-appointment', { id, headers: key() });
    expect(fulfilled).toMatchObject({ statusCode: 200, headers: { etag: '"4"' }, json: { status: 'fulfilled' } });
    expect(await call('no-show-appointment', { id })).toMatchObject({
      statusCode: 409,
      json: { code: 'STATUS_CONFLICT' },
    });
  });

  it('let a manager take a mistaken status back, whoever made the change for a while, and nobody else', async () => {
    const { id } = (await call('book-appointment', { body: booking(), headers: key() })).json;
    await begin(id);
    await call('no-show-appointment', { id });
    const stranger = await call('correct-appointment', { id, subject: 'agent-2' });
    expect(stranger).toMatchObject({ statusCode: 403, json: { code: 'FORBIDDEN' } });
    const request = { id, role: 'manager', subject: 'boss', headers: key() };
    const corrected = await call('correct-appointment', request);
    expect(corrected).toMatchObject({ statusCode: 200, headers: { etag: '"3"' }, json: { status: 'booked' } });
    expect((await call('correct-appointment', request)).body).toBe(corrected.body);
    const again = await call('correct-appointment', { id, role: 'manager' });
    expect(again).toMatchObject({ statusCode: 409, json: { code: 'STATUS_CONFLICT' } });

    await call('cancel-appointment', { id, body: { reason: 'pat' } });
    const back = await call('correct-appointment', { id });
    expect(back).toMatchObject({ statusCode: 200, json: { status: 'booked', version: 5 } });
    expect(back.json).not.toHaveProperty('cancellation');
  });

  it('cancel with a reason and a note', async () => {
    const { id } = (await call('book-appointment', { body: booking(), headers: key() })).json;
    const body = { reason: 'pat-fb', note: 'Feels better' };
    const cancelled = await call('cancel-appointment', { id, body });
    expect(cancelled).toMatchObject({ statusCode: 200, json: { status: 'cancelled', cancellation: body } });
    expect((await call('cancel-appointment', { id, body: { reason: 'prov' } })).body).toBe(cancelled.body);
    const wrong = await call('cancel-appointment', { id, body: { reason: 'because' } });
    expect(wrong.json.errors).toMatchObject([{ pointer: '/reason' }]);
  });

  it('list, and refuse ranges they cannot list', async () => {
    const { json } = await call('book-appointment', { body: booking(), headers: key() });
    const day = json.start.slice(0, 10);
    const list = await call('list-appointments', { query: { from: day, to: day, limit: '500' } });
    expect(list.statusCode).toBe(200);
    expect(list.json.items).toContainEqual(json);
    const tooLong = await call('list-appointments', { query: { from: '2027-01-01', to: '2027-02-01' } });
    expect(tooLong).toMatchObject({ statusCode: 400, json: { errors: [{ pointer: '/query/to' }] } });
    const garbage = await call('list-appointments', { query: { from: day, to: day, cursor: 'x' } });
    expect(garbage).toMatchObject({ statusCode: 400, json: { errors: [{ pointer: '/query/cursor' }] } });
  });

  it('show the audit trail to managers only', async () => {
    const { id } = (await call('book-appointment', { body: booking(), headers: key() })).json;
    expect((await call('read-appointment-audit', { id })).statusCode).toBe(403);
    const trail = await call('read-appointment-audit', { id, role: 'manager' });
    expect(trail).toMatchObject({ statusCode: 200, json: { items: [{ action: 'booked', subject: 'agent-1' }] } });
  });

  it('leave a patient’s data in the record and the kept answer, and nowhere else', async () => {
    const canaries = {
      givenName: 'CanaryGiven',
      familyName: 'CanaryFamily',
      birthDate: '1911-11-11',
      phone: '+1 555 0199',
    };
    const body = booking({ patient: canaries, reason: 'CanaryReason' });
    const { id } = (await call('book-appointment', { body, headers: key() })).json;
    await call('reschedule-appointment', { id, body: { start: nextTime() } });
    await call('cancel-appointment', { id, body: { reason: 'pat', note: 'CanaryNote' } });
    await call('read-appointment', { id });
    const { client, tableNames } = world.database;
    const canary = /Canary|1911-11-11|555 0199/;
    for (const table of ['events', 'audit', 'daySheets'] as const) {
      const { Items = [] } = await client.send(new ScanCommand({ TableName: tableNames[table] }));
      expect(Items.length).toBeGreaterThan(0);
      expect(JSON.stringify(Items)).not.toMatch(canary);
    }
    const { Items = [] } = await client.send(new ScanCommand({ TableName: tableNames.idempotency }));
    expect(JSON.stringify(Items.map(({ response: _response, ...key }) => key))).not.toMatch(canary);
  });

  it('know nothing of what another practice has', async () => {
    const { id } = (await call('book-appointment', { body: booking(), headers: key() })).json;
    const { json: hold } = await call('create-hold', {
      body: { providerId: 'dr-always', appointmentType: 'exam', start: nextTime() },
    });
    const stranger = { practiceId: 'p002', role: 'admin' };
    const answers = await Promise.all([
      call('read-appointment', { ...stranger, id }),
      call('read-appointment-audit', { ...stranger, id }),
      call('cancel-appointment', { ...stranger, id, body: { reason: 'pat' } }),
      call('reschedule-appointment', { ...stranger, id, body: { start: nextTime() } }),
      call('arrive-appointment', { ...stranger, id }),
      call('fulfil-appointment', { ...stranger, id }),
      call('no-show-appointment', { ...stranger, id }),
      call('correct-appointment', { ...stranger, id }),
      call('release-hold', { ...stranger, id: hold.id }),
      call('book-appointment', { ...stranger, body: booking({ holdId: hold.id }), headers: key() }),
    ]);
    expect(answers.map(({ statusCode, json }) => [statusCode, json.code])).toEqual(
      answers.map(() => [404, 'NOT_FOUND']),
    );
  });
});
