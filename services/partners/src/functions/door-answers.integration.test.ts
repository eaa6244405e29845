import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { PartnerRoute } from '@frontdesk/contracts/partner-route';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DoorRequests, day, type PartnerDoor, startPartnerDoor } from '../testing/partner-door.ts';
import { type FunctionCall, loadFunctions, ROUTE_FUNCTIONS, ROUTE_OF } from '../testing/partner-functions.ts';
import { CANARY, poison } from '../testing/poisoned-tables.ts';

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

describe('another practice', () => {
  it('finds none of the first one by its ids, in no version', async () => {
    const body = booking();
    const { json: booked } = await call('book-appointment', { body, key: key() });
    const { json: held } = await call('create-hold', { body: wanted() });
    // A second one, so that there is a next page.
    await call('book-appointment', { body: booking(), key: key() });
    const { json: page } = await call('list-appointments', { query: { ...day, limit: '1' } });
    const { json: slots } = await call('search-slots', {
      id: 'p001',
      query: { ...day, appointmentType: 'exam', limit: '1' },
    });
    const { json: verification } = await call('create-verification', { body: requests.verification(), key: key() });
    const stranger = { practiceId: 'p002' };
    const asked: [name: string, parts: FunctionCall][] = [
      ['read-appointment', { id: booked.id }],
      ['read-flat-appointment', { id: booked.id }],
      ['cancel-appointment', { id: booked.id, body: { reason: 'pat' } }],
      ['cancel-flat-appointment', { id: booked.id, body: { reason: 'pat' } }],
      ['reschedule-appointment', { id: booked.id, body: { start: wanted().start } }],
      ['book-appointment', { body: { ...body, holdId: held.id }, key: key() }],
      ['release-hold', { id: held.id }],
      ['read-verification', { id: verification.id }],
      ['list-flat-insurance-plans', { id: 'p001' }],
      ['read-usage', {}],
      ['search-slots', { id: 'p001', query: { ...day, appointmentType: 'exam' } }],
      ['search-flat-slots', { id: 'p001', query: { ...day, type: 'exam' } }],
      ['list-appointments', { query: { ...day, limit: '1', cursor: page.nextCursor } }],
      [
        'search-slots',
        { id: 'p002', query: { ...day, appointmentType: 'exam', limit: '1', cursor: slots.nextCursor } },
      ],
    ];
    for (const [name, parts] of asked) {
      const { statusCode, json } = await call(name, { ...parts, ...stranger });
      expect([name, statusCode, json?.code]).toEqual([name, 404, 'NOT_FOUND']);
    }
    // The stage keeps what these answer, so they answer nothing.
    for (const name of ['read-practice', 'list-insurance-plans'])
      await expect(call(name, { id: 'p001', ...stranger })).rejects.toMatchObject({ name: 'UnkeptAnswer' });
    expect((await call('list-appointments', { query: day, ...stranger })).json).toEqual({ items: [] });
    expect((await call('read-appointment', { id: booked.id })).json).toMatchObject({ status: 'booked', version: 1 });
  });
});

/** A practice's log with one event, as the realtime service keeps it. It is written after the poison: what it holds is of events'
 *  schemas when it is recorded, and is sent as it is. */
async function beginLog(practiceId: string): Promise<void> {
  const { client, tableNames } = door.world.database;
  const end = { epoch: { S: 'ep_1' }, seq: { N: '1' }, pushedSeq: { N: '1' }, lanes: { N: '1' } };
  const event = {
    ...{ position: { S: 'ep_1#000000000000001' }, seq: { N: '1' }, loggedAt: { N: String(Date.now()) } },
    ...{ event: { S: 'schedule.changed' }, topic: { S: 'appointments' }, at: { S: new Date().toISOString() } },
    data: { S: JSON.stringify({ providerId: 'dr-always', revision: 1 }) },
  };
  for (const [eventId, members] of Object.entries({ HEAD: end, '2026-1': event })) {
    const Item = { practiceId: { S: practiceId }, eventId: { S: eventId }, ...members };
    await client.send(new PutItemCommand({ TableName: tableNames.eventLog, Item }));
  }
}

describe('an answer of the door', () => {
  it('holds no field outside its schema, whatever is stored, on every route and in every replay', async () => {
    const replays: [name: string, parts: FunctionCall][] = [
      ['book-appointment', { body: booking(), key: key() }],
      ['book-flat-appointment', { body: flatBooking(), key: key() }],
      ['create-hold', { body: wanted(), key: key() }],
      ['create-verification', { body: requests.verification(), key: key() }],
      ['create-webhook', { body: { url: 'http://127.0.0.1:9/' }, key: key() }],
    ];
    const ids: string[] = [];
    for (const [name, parts] of replays) ids.push((await call(name, parts)).json.id);
    const [first = '', second = '', hold = '', verification = '', webhook = ''] = ids;
    await call('cancel-flat-appointment', { id: second, body: { reason: 'pat', note: 'called' } });
    expect(await poison(door.world.database)).toBeGreaterThan(20);
    await beginLog('p001');

    const { call: fresh } = await loadFunctions(door.world.database);
    const asked: [name: string, parts: FunctionCall][] = [
      ...replays,
      ['read-appointment', { id: first }],
      ['read-appointment', { id: second }],
      ['read-flat-appointment', { id: first }],
      ['list-appointments', { query: day }],
      ['reschedule-appointment', { id: first, body: { start: wanted().start } }],
      ['cancel-appointment', { id: first, body: { reason: 'pat' } }],
      ['cancel-flat-appointment', { id: second, body: { reason: 'pat' } }],
      ['release-hold', { id: hold }],
      ['read-verification', { id: verification }],
      ['read-practice', { id: 'p001' }],
      ['list-insurance-plans', { id: 'p001' }],
      ['list-flat-insurance-plans', { id: 'p001' }],
      ['read-usage', {}],
      ['search-slots', { id: 'p001', query: { ...day, appointmentType: 'exam' } }],
      ['search-flat-slots', { id: 'p001', query: { ...day, type: 'exam' } }],
      ['list-events', { query: { after: '0' } }],
      ['list-webhooks', {}],
      ['test-webhook', { id: webhook }],
      ['rotate-webhook', { id: webhook, body: {}, key: key() }],
      ['replay-webhook', { id: webhook, body: { after: 0, until: 1 }, key: key() }],
      ['list-deliveries', { id: webhook }],
      ['delete-webhook', { id: webhook }],
    ];
    expect([...new Set(asked.map(([name]) => name))].sort()).toEqual(ROUTE_FUNCTIONS);
    for (const [name, parts] of asked) {
      const { statusCode, body, json, headers } = await fresh(name, parts);
      const { success, cacheSeconds } = ROUTE_OF.get(name) as PartnerRoute;
      expect([name, statusCode]).toEqual([name, success.status]);
      if (success.body === undefined) expect(body, name).toBe('');
      else expect(success.body.safeParse(json), name).toEqual({ success: true, data: json });
      expect(body, name).not.toContain(CANARY);
      // A kept answer is given to subscriptions of every plan.
      const policy = cacheSeconds === undefined ? '"persec";q=50;w=1, "perday";q=1000;w=86400' : undefined;
      expect([name, headers?.['ratelimit-policy']]).toEqual([name, policy]);
    }
  });

  it('tells what is left of the day where the gateway has been asked', async () => {
    const { headers, json } = await call('read-usage', {});
    expect(json).toMatchObject({ used: 3, left: 997 });
    const [, left, seconds] = /^"perday";r=(\d+);t=(\d+)$/.exec(String(headers?.ratelimit)) ?? [];
    expect(left).toBe('997');
    const untilMidnight = (Date.parse(json.resetsAt) - Date.now()) / 1_000;
    expect(Math.abs(Number(seconds) - untilMidnight)).toBeLessThan(60);
  });
});
