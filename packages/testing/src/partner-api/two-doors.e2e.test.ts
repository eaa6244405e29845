import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { Canaries } from '../app-api/canaries.ts';
import { askCloud } from '../app-api/cloud-control.ts';
import { Practice } from '../app-api/practice.ts';
import { flatBooking } from './partner-route-examples.ts';
import { type DoorAnswer, Vendor } from './vendor.ts';

let practice: Practice;
let vendor: Vendor;
let stranger: Vendor;

beforeAll(async () => {
  practice = await Practice.open('two-doors');
  const other = await Practice.open('two-doors-other');
  [vendor, stranger] = await Promise.all([Vendor.subscribedTo(practice), Vendor.subscribedTo(other)]);
});

const key = () => ({ 'idempotency-key': randomUUID() });

const post = (path: string, body: unknown): Promise<DoorAnswer> =>
  vendor.send({ method: 'POST', path, headers: key(), body });

describe('an appointment', () => {
  it('is booked by a vendor in version 2 and is the same one to staff, version 1 and version 2', async () => {
    const booking = practice.booking();
    const patient = { ...(booking.patient as object), memberId: 'XYZ-1', planId: 'choice-ppo' };
    const { status, headers, json: booked } = await post('/v2/appointments', { ...booking, patient });
    expect(status).toBe(201);
    expect(booked.patient).toEqual(patient);
    expect(headers.get('location')).toBe(`/v2/appointments/${booked.id}`);
    const path = `/appointments/${booked.id}`;
    expect((await vendor.send({ method: 'GET', path: `/v2${path}` })).json).toEqual(booked);
    expect((await practice.send({ method: 'GET', path })).json).toEqual(booked);
    expect((await vendor.send({ method: 'GET', path: `/v1${path}` })).json).toMatchObject({
      ...{ id: booked.id, practice: practice.id, provider: 'dr-adams', type: 'exam', status: 'booked' },
      ...{ date: booked.start.slice(0, 10), time: booked.start.slice(11, 16), minutes: 30, patientName: 'Ada Byron' },
    });
  });

  it('is booked in version 1, with the news of its end, and staff find it', async () => {
    const body = flatBooking(practice);
    const { status, headers, json: booked } = await post('/v1/appointments', body);
    expect([status, booked]).toEqual([
      201,
      { ...body, id: booked.id, practice: practice.id, minutes: 30, status: 'booked' },
    ]);
    expect(headers.get('deprecation')).toMatch(/^@[0-9]+$/);
    expect(Date.parse(headers.get('sunset') ?? '')).toBeGreaterThan(Date.now());
    expect(headers.get('link')).toContain('rel="successor-version"');
    const withPlan = { ...flatBooking(practice), planId: 'choice-ppo' };
    expect((await post('/v1/appointments', withPlan)).json.code).toBe('INPUT_INVALID');
    const { json } = await practice.send({ method: 'GET', path: `/appointments/${booked.id}` });
    expect(json).toMatchObject({ start: expect.stringContaining(`${body.date}T${body.time}:00-07:00`) });
  });

  it('takes its time from whoever comes through the other door', async () => {
    const body = practice.booking();
    expect((await post('/v2/appointments', body)).status).toBe(201);
    expect((await practice.book(body)).json.code).toBe('SLOT_TAKEN');
    const staff = practice.booking();
    expect((await practice.book(staff)).status).toBe(201);
    expect((await post('/v2/appointments', staff)).json).toMatchObject({ status: 409, code: 'SLOT_TAKEN' });
  });

  it('is held, booked with the hold, moved and cancelled with a key', async () => {
    const { patient: _, ...wanted } = practice.booking();
    const held = await post('/v2/holds', wanted);
    expect(held.status, held.text).toBe(201);
    const { json: booked } = await post('/v2/appointments', { ...practice.booking(wanted), holdId: held.json.id });
    const path = `/v2/appointments/${booked.id}`;
    const moved = await vendor.send({
      method: 'PUT',
      path: `${path}/reschedule`,
      body: { start: practice.freeStart() },
    });
    expect(moved.json).toMatchObject({ id: booked.id, version: 2 });
    const cancelled = await vendor.send({ method: 'PUT', path: `${path}/cancel`, body: { reason: 'pat' } });
    expect(cancelled.json).toMatchObject({ id: booked.id, status: 'cancelled' });
    const { json: other } = await post('/v2/holds', { ...wanted, start: practice.freeStart() });
    expect((await vendor.send({ method: 'DELETE', path: `/v2/holds/${other.id}` })).status).toBe(204);
  });
});

describe("a patient's data and a vendor's key", () => {
  it('are in no log, no refusal and no other answer, whatever a vendor sends', async () => {
    const canaries = new Canaries();
    const { patient, reason, note, stray } = canaries;
    const { next } = await askCloud('logs', { from: Number.MAX_SAFE_INTEGER });
    const person = { patientName: `${patient.givenName} ${patient.familyName}`, patientBirthDate: patient.birthDate };
    const booked = await post('/v2/appointments', practice.booking({ patient, reason }));
    const flat = await post('/v1/appointments', { ...flatBooking(practice), ...person, patientPhone: patient.phone });
    expect([booked.status, flat.status]).toEqual([201, 201]);
    expect(booked.json).toMatchObject({ patient, reason });
    expect(flat.json).toMatchObject({ ...person, patientPhone: patient.phone });
    const path = `/v1/appointments/${flat.json.id}`;
    await vendor.send({ method: 'PUT', path: `${path}/cancel`, body: { reason: 'pat', note } });

    const refused = [
      await post('/v2/appointments', practice.booking({ patient, [stray]: reason })),
      await post('/v1/appointments', { ...flatBooking(practice), ...person, patientBirthDate: reason, [stray]: note }),
      await post('/v2/appointments', { ...practice.booking({ patient }), start: booked.json.start }),
      await vendor.send({ method: 'GET', path: `/v2/appointments/${stray}` }),
      await stranger.send({ method: 'GET', path }),
    ];
    for (const { status, headers, text } of refused) {
      expect(status, text).toBeGreaterThanOrEqual(400);
      expect(canaries.in(`${JSON.stringify([...headers])} ${text}`)).toEqual([]);
    }
    const { entries } = await askCloud('logs', { from: next });
    const lines = entries.map((entry) => JSON.stringify(entry));
    expect(lines.some((line) => line.includes('bookFlatAppointment'))).toBe(true);
    expect(lines.filter((line) => canaries.in(line).length > 0 || line.includes(vendor.secret))).toEqual([]);
  });
});
