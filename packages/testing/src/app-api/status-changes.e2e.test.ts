import { randomUUID } from 'node:crypto';
import type { AppointmentStatus } from '@frontdesk/contracts/appointment-status-rules';
import { EVENT_CATALOGUE, type EventName } from '@frontdesk/contracts/events';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem, expectSuccess } from './answers.ts';
import { type Call, Practice } from './practice.ts';
import { routeNamed } from './route-examples.ts';
import type { WireAnswer } from './send-request.ts';
import { eventsOf, everythingOf, letBegin, storedItems } from './stored-items.ts';

const VERBS = ['arrive', 'fulfil', 'no-show', 'cancel', 'reschedule', 'correct'] as const;
type Verb = (typeof VERBS)[number];
const WAY_TO: Readonly<Record<AppointmentStatus, readonly Verb[]>> = {
  booked: [],
  arrived: ['arrive'],
  fulfilled: ['arrive', 'fulfil'],
  cancelled: ['cancel'],
  noshow: ['no-show'],
};
/** What each change makes of each state once the time has come: a change to it, `same` when it is there already,
 *  `conflict` otherwise. Written by hand: the contract's own table is what is tested. */
type Outcome = AppointmentStatus | 'same' | 'conflict';
const OUTCOMES: Readonly<Record<AppointmentStatus, Readonly<Record<Verb, Outcome>>>> = {
  booked: row('arrived', 'conflict', 'noshow', 'cancelled', 'booked', 'conflict'),
  arrived: row('same', 'fulfilled', 'conflict', 'cancelled', 'conflict', 'booked'),
  fulfilled: row('conflict', 'same', 'conflict', 'conflict', 'conflict', 'arrived'),
  cancelled: row('conflict', 'conflict', 'conflict', 'same', 'conflict', 'booked'),
  noshow: row('arrived', 'conflict', 'same', 'cancelled', 'conflict', 'booked'),
};
const EVENT_OF: Readonly<Record<Verb, EventName>> = {
  arrive: 'appointment.arrived',
  fulfil: 'appointment.fulfilled',
  'no-show': 'appointment.noshow',
  cancel: 'appointment.cancelled',
  reschedule: 'appointment.rescheduled',
  correct: 'appointment.corrected',
};
const ROUTE_OF: Readonly<Record<Verb, string>> = {
  arrive: 'arriveAppointment',
  fulfil: 'fulfilAppointment',
  'no-show': 'noShowAppointment',
  cancel: 'cancelAppointment',
  reschedule: 'rescheduleAppointment',
  correct: 'correctAppointment',
};
function row(...outcomes: Outcome[]): Readonly<Record<Verb, Outcome>> {
  return Object.fromEntries(VERBS.map((verb, index) => [verb, outcomes[index] ?? 'conflict'])) as Record<Verb, Outcome>;
}
const MATRIX = (Object.keys(OUTCOMES) as AppointmentStatus[]).flatMap((from) =>
  VERBS.map((verb) => [verb, from, OUTCOMES[from][verb]] as const),
);

let practice: Practice;
beforeAll(async () => {
  practice = await Practice.open('status');
});

const bodyOf = (verb: Verb): Call['body'] => {
  if (verb === 'cancel') return { reason: 'pat', note: 'ill' };
  return verb === 'reschedule' ? { start: practice.freeStart() } : undefined;
};
const change = async (id: string, verb: Verb, body = bodyOf(verb), key?: string): Promise<WireAnswer> =>
  practice.send({
    method: 'PUT',
    path: `/appointments/${id}/${verb}`,
    ...(body !== undefined && { body }),
    ...(key !== undefined && { headers: { 'idempotency-key': key } }),
  });
const appointmentIn = async (status: AppointmentStatus): Promise<WireAnswer['json']> => {
  let current = await practice.begun();
  for (const verb of WAY_TO[status]) current = (await change(current.id, verb)).json;
  expect(current.status).toBe(status);
  return current;
};

describe.each(MATRIX)('%s on what is %s', (verb, from, outcome) => {
  it(`leads to: ${outcome}; repeated, and by ten at once, it changes nothing more`, async () => {
    const before = await appointmentIn(from);
    const { id } = before;
    const eventsBefore = await eventsOf(practice.id, id);
    const body = bodyOf(verb);
    // A correction is one step each: only its key makes it the same.
    const key = verb === 'correct' ? randomUUID() : undefined;
    const answer = await change(id, verb, body, key);
    if (outcome === 'conflict') {
      expectProblem(answer, 'STATUS_CONFLICT');
      expect((await practice.send({ method: 'GET', path: `/appointments/${id}` })).json).toEqual(before);
      expect(await eventsOf(practice.id, id)).toEqual(eventsBefore);
      return;
    }
    expectSuccess(answer, routeNamed(ROUTE_OF[verb]));
    const version = outcome === 'same' ? before.version : before.version + 1;
    expect(answer.json).toMatchObject({ id, version, status: outcome === 'same' ? from : outcome });
    if (outcome === 'same') expect(answer.json).toEqual(before);

    const again = await Promise.all(Array.from({ length: 10 }, () => change(id, verb, body, key)));
    for (const { status, text } of again) expect({ status, text }).toEqual({ status: 200, text: answer.text });
    const events = await eventsOf(practice.id, id);
    expect(events).toEqual(outcome === 'same' ? eventsBefore : [...eventsBefore, EVENT_OF[verb]]);
    expect((await practice.send({ method: 'GET', path: `/appointments/${id}` })).text).toBe(answer.text);
  });
});

describe('of changes at once', () => {
  it.each([
    ['arrive', 'no-show'],
    ['cancel', 'no-show'],
    ['reschedule', 'no-show'],
    ['correct', 'no-show'],
  ] as const)('%s and %s leave one history', async (one, other) => {
    const { id } = await practice.begun();
    const answers = await Promise.all([one, other, one, other].map((verb) => change(id, verb)));
    for (const { status, text } of answers) expect([200, 409], text).toContain(status);
    const { json } = await practice.send({ method: 'GET', path: `/appointments/${id}` });
    const events = await eventsOf(practice.id, id);
    expect(json.version).toBe(events.length);
    if (one !== 'correct') expect(events.filter((event) => event === EVENT_OF[other]).length).toBeLessThanOrEqual(1);
  });
});

it('publishes of each change what its schema says, and nothing of the patient', async () => {
  const items = await storedItems('events', practice.id);
  expect(new Set(items.map(({ event }) => event?.S))).toEqual(
    new Set(['appointment.booked', ...Object.values(EVENT_OF)]),
  );
  for (const item of items) {
    expect(JSON.stringify(item)).not.toMatch(/Ada|Byron|1980-12-10|\bill\b/);
    expect(Object.keys(EVENT_CATALOGUE)).toContain(item.event?.S);
    expect(Number(item.expiresAt?.N)).toBeGreaterThan(Date.now() / 1000 + 6 * 86_400);
  }
});

describe('the time of', () => {
  it('what is cancelled or missed is free; a late patient gets it only while nobody else has it', async () => {
    const time = practice.booking();
    const { id } = (await practice.book(time)).json;
    const bookAgain = () => practice.book({ ...practice.booking(), start: time.start });
    expectProblem(await bookAgain(), 'SLOT_TAKEN');
    await letBegin(practice.id, id);
    expect((await change(id, 'no-show')).status).toBe(200);
    const second = await bookAgain();
    expect(second.status).toBe(201);
    for (const verb of ['arrive', 'correct'] as const) expectProblem(await change(id, verb), 'SLOT_TAKEN');
    await change(second.json.id, 'cancel');
    expect((await change(id, 'arrive')).json).toMatchObject({ status: 'arrived' });
    expectProblem(await bookAgain(), 'SLOT_TAKEN');
  });
});

describe('of what is to come', () => {
  it('nobody was here, was seen or stayed away', async () => {
    const booked = await practice.booked();
    for (const verb of ['arrive', 'no-show'] as const) {
      const refused = await change(booked.id, verb);
      expectProblem(refused, 'STATUS_CONFLICT');
      const from = Date.parse(booked.start) - (verb === 'arrive' ? 86_400_000 : 0);
      const [, told = ''] = /^This is possible from (\S+) on\.$/.exec(refused.json.detail) ?? [];
      expect(Date.parse(told)).toBe(from);
      expect(told).toMatch(/-07:00$/);
    }
    const inAnHour = Math.floor(Date.now() / 60_000) + 60;
    await letBegin(practice.id, booked.id, inAnHour);
    expect((await change(booked.id, 'arrive')).json).toMatchObject({ status: 'arrived' });
    expectProblem(await change(booked.id, 'fulfil'), 'STATUS_CONFLICT');
    await letBegin(practice.id, booked.id);
    expect((await change(booked.id, 'fulfil')).json).toMatchObject({ status: 'fulfilled' });
  });
});

it('keeps the old time when the new one is taken, closed or off the grid, and moves by fifteen minutes onto itself', async () => {
  const standing = await practice.booked();
  const moving = await practice.booked({ appointmentType: 'surgery-consult' });
  const before = await everythingOf(practice.id);
  const later = (start: string, minutes: number) => new Date(Date.parse(start) + minutes * 60_000).toISOString();
  for (const [start, code] of [
    [standing.start, 'SLOT_TAKEN'],
    [later(standing.start, -30), 'SLOT_TAKEN'],
    [later(moving.start, 7), 'SLOT_UNAVAILABLE'],
    ['2001-01-01T00:00:00Z', 'SLOT_UNAVAILABLE'],
  ] as const) {
    expectProblem(await change(moving.id, 'reschedule', { start }), code);
  }
  expectProblem(await change(moving.id, 'reschedule', { start: moving.start, providerId: 'dr-nobody' }), 'NOT_FOUND');
  expect(await everythingOf(practice.id)).toEqual(before);

  const moved = await change(moving.id, 'reschedule', { start: later(moving.start, 15) });
  expect(Date.parse(moved.json.start)).toBe(Date.parse(moving.start) + 15 * 60_000);
  const other = await change(moving.id, 'reschedule', { start: standing.start, providerId: 'dr-baker' });
  expect(other.json).toMatchObject({ start: standing.start, providerId: 'dr-baker', version: 3 });
  expect((await practice.book(practice.booking({ start: moving.start }))).status).toBe(201);
});
