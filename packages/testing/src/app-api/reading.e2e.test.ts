import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem, expectSuccess } from './answers.ts';
import { type Call, Practice } from './practice.ts';
import { routeNamed } from './route-examples.ts';
import type { WireAnswer } from './send-request.ts';
import { letBegin, storedItems } from './stored-items.ts';
import { dateOf, instantOn } from './times.ts';

let practice: Practice;
/** Twelve, two hours apart from day 0, of two providers in turn; the first three cancelled. */
let appointments: WireAnswer['json'][];

beforeAll(async () => {
  practice = await Practice.open('reading');
  appointments = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      practice.booked({ start: instantOn(0, index * 115), providerId: index % 2 === 0 ? 'dr-adams' : 'dr-baker' }),
    ),
  );
  for (const { id } of appointments.slice(0, 3)) {
    await practice.send({ method: 'PUT', path: `/appointments/${id}/cancel`, body: { reason: 'prov' } });
  }
});

const list = (query: Call['query'] = {}) =>
  practice.send({ method: 'GET', path: '/appointments', query: { from: dateOf(0), to: dateOf(0), ...query } });
const idsOf = (answer: WireAnswer): string[] => answer.json.items.map(({ id }: { id: string }) => id);
const allPages = async (query: Call['query']): Promise<string[]> => {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ ...query, cursor });
    expectSuccess(page, routeNamed('listAppointments'));
    expect(idsOf(page).length).toBeLessThanOrEqual(Number(query?.limit));
    ids.push(...idsOf(page));
    cursor = page.json.nextCursor;
  } while (cursor !== undefined);
  return ids;
};
const idsWhere = (wanted: (index: number) => boolean): string[] =>
  appointments.filter((_, index) => wanted(index)).map(({ id }) => id);

describe('the list of appointments', () => {
  it.each<[string, Call['query'], (index: number) => boolean]>([
    ['everything of the day', {}, () => true],
    ['one provider’s', { providerId: 'dr-baker' }, (index) => index % 2 === 1],
    ['one status', { status: 'cancelled' }, (index) => index < 3],
    [
      'one provider’s of one status',
      { providerId: 'dr-adams', status: 'booked' },
      (index) => index >= 3 && index % 2 === 0,
    ],
    ['from an instant on', { from: instantOn(0, 230) }, (index) => index >= 2],
    ['to before an instant', { from: instantOn(0, 0), to: instantOn(0, 230) }, (index) => index < 2],
    ['of a status that none has', { status: 'fulfilled' }, () => false],
    ['of a provider whom nobody has booked', { providerId: 'dr-nobody' }, () => false],
    ['of another day', { from: dateOf(5), to: dateOf(6) }, () => false],
  ])('holds %s, earliest first, in one page or in many', async (_, query, wanted) => {
    const ids = idsWhere(wanted);
    const answer = await list(query);
    expect(idsOf(answer)).toEqual(ids);
    expect(answer.json).not.toHaveProperty('nextCursor');
    for (const limit of [1, 5]) expect(await allPages({ ...query, limit })).toEqual(ids);
  });

  it('shows each record as its own address does', async () => {
    const { json } = await list();
    for (const item of json.items) {
      const { json: record } = await practice.send({ method: 'GET', path: `/appointments/${item.id}` });
      expect(item).toEqual(record);
    }
  });

  it('takes a cursor only for the query that gave it', async () => {
    const { nextCursor: cursor } = (await list({ limit: 2 })).json;
    expect(idsOf(await list({ cursor, limit: 3 }))).toEqual(idsWhere((index) => index >= 2 && index < 5));
    expectProblem(await list({ cursor, status: 'booked' }), 'INPUT_INVALID', '/query/cursor');
    expectProblem(await list({ cursor, to: dateOf(1) }), 'INPUT_INVALID', '/query/cursor');
    const path = `/appointments/${appointments[0].id}/audit`;
    expectProblem(await practice.send({ method: 'GET', path, query: { cursor } }), 'INPUT_INVALID', '/query/cursor');
  });

  it('is of 31 days at most', async () => {
    expect((await list({ to: dateOf(30) })).status).toBe(200);
    expectProblem(await list({ to: dateOf(31) }), 'INPUT_INVALID', '/query/to');
    expectProblem(await list({ to: dateOf(-1) }), 'INPUT_INVALID', '/query/to');
  });
});

describe('the audit trail', () => {
  const trailOf = async (id: string, query: Call['query'] = {}): Promise<WireAnswer> =>
    practice.send({ method: 'GET', path: `/appointments/${id}/audit`, query });

  it('has every read and every change, by whom, in which role and under which request', async () => {
    const { id } = await practice.booked({ start: instantOn(3, 0) });
    const path = `/appointments/${id}`;
    const steps: [string, Call, (() => Promise<unknown>)?][] = [
      ['read', { method: 'GET', path, as: 'agent', subject: 'anna' }],
      ['read', { method: 'GET', path, headers: { 'if-none-match': '"1"' } }],
      ['listed', { method: 'GET', path: '/appointments', query: { from: dateOf(3), to: dateOf(3) }, as: 'agent' }],
      [
        'rescheduled',
        { method: 'PUT', path: `${path}/reschedule`, body: { start: instantOn(3, 60) }, subject: 'bert' },
      ],
      ['arrived', { method: 'PUT', path: `${path}/arrive`, as: 'admin' }, () => letBegin(practice.id, id)],
      ['read', { method: 'PUT', path: `${path}/arrive` }],
      ['fulfilled', { method: 'PUT', path: `${path}/fulfil` }],
      ['corrected', { method: 'PUT', path: `${path}/correct` }],
      ['audit-read', { method: 'GET', path: `${path}/audit`, as: 'admin', subject: 'carl' }],
    ];
    const expected: object[] = [];
    for (const [action, call, prepare] of steps) {
      await prepare?.();
      const { status, text, requestId } = await practice.send(call);
      expect([200, 304], text).toContain(status);
      const role = call.as ?? 'manager';
      expected.push({ action, role, subject: call.subject ?? `${practice.id}-${role}`, requestId, channel: 'app' });
    }
    const trail = await trailOf(id);
    expectSuccess(trail, routeNamed('readAppointmentAudit'));
    expect(trail.json.items.slice(1)).toEqual(expected.map((entry) => expect.objectContaining(entry)));
    expect(trail.json.items[0]).toMatchObject({ action: 'booked' });
    const times = trail.json.items.map(({ at }: { at: string }) => at);
    expect(times).toEqual([...times].sort());
  });

  it('goes on over pages, oldest first, and is not changed by being paged', async () => {
    const { id } = appointments[5];
    for (let count = 0; count < 5; count += 1) await practice.send({ method: 'GET', path: `/appointments/${id}` });
    const entries: string[] = [];
    let cursor: string | undefined;
    for (let pages = 0; pages < 3; pages += 1) {
      const { json } = await trailOf(id, { limit: 2, cursor });
      expect(json.items).toHaveLength(2);
      entries.push(...json.items.map(({ requestId, action }: Record<string, string>) => `${action} ${requestId}`));
      cursor = json.nextCursor;
      expect(cursor).toEqual(expect.any(String));
    }
    expect(new Set(entries).size).toBe(6);
    expect(entries[0]).toMatch(/^booked /);
  });

  it('notes nothing of what was refused', async () => {
    const { id } = await practice.booked({ start: instantOn(4, 0) });
    const before = await storedItems('audit', practice.id);
    const path = `/appointments/${id}`;
    expectProblem(await practice.send({ method: 'PUT', path: `${path}/fulfil` }), 'STATUS_CONFLICT');
    expectProblem(await practice.send({ method: 'GET', path: `${path}/audit`, as: 'agent' }), 'FORBIDDEN');
    expectProblem(await practice.send({ method: 'PUT', path: `${path}/cancel`, body: {} }), 'INPUT_INVALID', '/reason');
    expect(await storedItems('audit', practice.id)).toEqual(before);
  });
});
