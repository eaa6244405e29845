import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY, DoorRequests, day, type PartnerDoor, PLANS, patient, startPartnerDoor } from '../testing/partner-door.ts';
import { loadFunctions, VERSION_1_FUNCTIONS } from '../testing/partner-functions.ts';

let door: PartnerDoor;
let call: PartnerDoor['call'];
const requests = new DoorRequests();
const key = () => requests.key();
const booking = () => requests.booking();
const flatBooking = () => requests.flatBooking();
const wanted = () => requests.hold();

beforeAll(async () => {
  door = await startPartnerDoor();
  ({ call } = door);
});

afterAll(() => door?.stop());

describe('version 2', () => {
  it('books exactly once, says where under its own root, and reads what was booked', async () => {
    const body = booking();
    const again = key();
    const booked = await call('book-appointment', { body, key: again });
    expect(booked.statusCode).toBe(201);
    expect(booked.headers).toMatchObject({ location: `/v2/appointments/${booked.json.id}`, etag: '"1"' });
    expect(booked.json).toMatchObject({ practiceId: 'p001', patient, reason: 'Blurred', status: 'booked' });
    expect((await call('book-appointment', { body, key: again })).body).toBe(booked.body);
    expect(await call('book-appointment', { body, key: key() })).toMatchObject({
      statusCode: 409,
      json: { code: 'SLOT_TAKEN' },
    });

    const { id } = booked.json;
    expect((await call('read-appointment', { id })).body).toBe(booked.body);
    const unchanged = await call('read-appointment', { id, headers: { 'If-None-Match': '"1"' } });
    expect(unchanged).toMatchObject({ statusCode: 304, body: '' });
    const { json } = await call('list-appointments', { query: { ...day, providerId: 'dr-always' } });
    expect(json.items).toContainEqual(booked.json);
  });

  it('books in one round trip while the rules at hand are right, in both versions', async () => {
    for (const [name, body] of [
      ['book-appointment', booking()],
      ['book-flat-appointment', flatBooking()],
    ] as const) {
      door.calls.length = 0;
      expect((await call(name, { body, key: key() })).statusCode).toBe(201);
      expect(door.calls.map(({ command }) => command)).toEqual(['TransactWriteItems']);
    }
  });

  it('asks for an Idempotency-Key where a booking needs one', async () => {
    for (const [name, body] of [
      ['book-appointment', booking()],
      ['book-flat-appointment', flatBooking()],
    ] as const) {
      expect(await call(name, { body })).toMatchObject({ statusCode: 400, json: { code: 'IDEMPOTENCY_KEY_REQUIRED' } });
    }
  });

  it('holds a time, books with the hold, moves and cancels', async () => {
    const time = wanted();
    const held = await call('create-hold', { body: time });
    expect(held).toMatchObject({ statusCode: 201, headers: { location: `/v2/holds/${held.json.id}` } });
    const body = { ...booking(), ...time, holdId: held.json.id };
    const { json: booked } = await call('book-appointment', { body, key: key() });
    const moved = await call('reschedule-appointment', { id: booked.id, body: { start: wanted().start } });
    expect(moved).toMatchObject({ statusCode: 200, json: { id: booked.id, version: 2 } });
    const cancelled = await call('cancel-appointment', { id: booked.id, body: { reason: 'pat' } });
    expect(cancelled).toMatchObject({ statusCode: 200, json: { status: 'cancelled', version: 3 } });

    const { json: other } = await call('create-hold', { body: wanted() });
    expect(await call('release-hold', { id: other.id })).toMatchObject({ statusCode: 204, body: '' });
  });

  it.each([
    ['search-slots', { ...day, appointmentType: 'exam', providerId: 'dr-adams' }, 304],
    ['read-practice', undefined, 200],
    ['list-insurance-plans', undefined, 200],
  ] as const)(
    'tags what it reads, and answers 304 to who has it where the stage keeps nothing: %s',
    async (name, query, expected) => {
      const asked = { id: 'p001', ...(query && { query }) };
      const { statusCode, headers } = await call(name, asked);
      expect(statusCode).toBe(200);
      const again = await call(name, { ...asked, headers: { 'If-None-Match': String(headers?.etag) } });
      expect(again).toMatchObject({ statusCode: expected, headers: { etag: headers?.etag } });
    },
  );

  it('lists the plans that the practice takes, to vendors of each version in its shape', async () => {
    const { json } = await call('list-insurance-plans', { id: 'p001' });
    expect(json).toEqual({ items: PLANS, version: 1 });
    const flat = await call('list-flat-insurance-plans', { id: 'p001' });
    const { planId: id, name, type, payerId: payer, payerName } = PLANS[0];
    expect(flat).toMatchObject({
      json: { items: [{ id, name, type, payer, payerName }], version: 1 },
      headers: { etag: '"1"' },
    });
    const again = await call('list-flat-insurance-plans', { id: 'p001', headers: { 'If-None-Match': '"1"' } });
    expect(again).toMatchObject({ statusCode: 304, body: '' });
  });
});

describe('version 1', () => {
  it('books, reads and cancels the same appointments in its flat shape', async () => {
    const body = flatBooking();
    const again = key();
    const booked = await call('book-flat-appointment', { body, key: again });
    expect(booked.statusCode).toBe(201);
    const facts = { ...body, id: booked.json.id, practice: 'p001', minutes: 30, status: 'booked' };
    expect(booked.json).toEqual(facts);
    expect(booked.headers).toMatchObject({
      location: `/v1/appointments/${booked.json.id}`,
      deprecation: '@1788220800',
    });
    expect((await call('book-flat-appointment', { body, key: again })).body).toBe(booked.body);

    const { id } = booked.json;
    expect((await call('read-flat-appointment', { id })).json).toEqual(facts);
    expect((await call('read-appointment', { id })).json).toMatchObject({
      start: `${DAY}T${body.time}:00-04:00`,
      patient,
    });
    const cancelled = await call('cancel-flat-appointment', { id, body: { reason: 'pat' } });
    expect(cancelled).toMatchObject({ statusCode: 200, json: { ...facts, status: 'cancelled' } });
  });

  it('gives a key of version 2 no answer in its own shape', async () => {
    const shared = key();
    await call('book-appointment', { body: booking(), key: shared });
    const flat = await call('book-flat-appointment', { body: flatBooking(), key: shared });
    expect(flat).toMatchObject({ statusCode: 201, json: { patientName: 'Ada Quicksilver' } });
  });

  it('says what is wrong by its own names, and of a time that is taken that it is', async () => {
    const body = flatBooking();
    const faulty = { ...body, patientBirthDate: 'yesterday', practice: 'p002' };
    const { json } = await call('book-flat-appointment', { body: faulty, key: key() });
    expect(json.errors.map(({ pointer }: { pointer: string }) => pointer)).toContain('/patientBirthDate');
    expect((await call('book-flat-appointment', { body, key: key() })).statusCode).toBe(201);
    expect((await call('book-flat-appointment', { body, key: key() })).json.code).toBe('SLOT_TAKEN');
  });

  it('is gone a second after its sunset, on every route', async () => {
    const sunset = new Date(Math.floor(Date.now() / 1000) * 1000 - 1000).toISOString();
    const { call: late } = await loadFunctions(door.world.database, { VERSION_1_SUNSET_AT: sunset });
    expect(VERSION_1_FUNCTIONS).toHaveLength(5);
    for (const name of VERSION_1_FUNCTIONS) {
      const { statusCode, headers, json } = await late(name, { id: 'p001', body: {} });
      expect([name, statusCode, json.code]).toEqual([name, 410, 'VERSION_RETIRED']);
      expect(json.detail).toContain('https://portal.example.test/from-v1-to-v2');
      expect(Date.parse(String(headers?.sunset))).toBe(Date.parse(sunset));
    }
    expect((await late('read-practice', { id: 'p001' })).statusCode).toBe(200);
  });

  it('does not start with a sunset before its deprecation, or a brown-out that is no interval', async () => {
    for (const faulty of [
      { VERSION_1_SUNSET_AT: '2026-08-31T23:59:59Z' },
      { VERSION_1_BROWN_OUTS: '2027-05-04T14:00:00Z' },
    ]) {
      await expect(loadFunctions(door.world.database, faulty)).rejects.toThrow(Object.keys(faulty)[0]);
    }
  });
});
