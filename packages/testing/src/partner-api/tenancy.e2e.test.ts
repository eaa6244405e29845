import { randomUUID } from 'node:crypto';
import { PARTNER_ROUTES } from '@frontdesk/contracts/partner-routes';
import { ERROR_CATALOGUE } from '@frontdesk/core/error-catalogue';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Call, Practice } from '../app-api/practice.ts';
import type { RouteCall } from '../app-api/route-examples.ts';
import { sendRequest } from '../app-api/send-request.ts';
import { everythingOf } from '../app-api/stored-items.ts';
import { dateOf } from '../app-api/times.ts';
import { examplePartnerCall as example, partnerRouteNamed } from './partner-route-examples.ts';
import { type DoorAnswer, Vendor } from './vendor.ts';

/** A call with which another practice's key reaches for what is the owner's. `own`: how the owner makes it, where that is another call.
 *  `answer`: the gateway knows whose practice a path names, and only the function whose record an id names; a list is merely empty. */
interface Reach {
  readonly call: Call;
  readonly own?: Call;
  readonly answer: 'FORBIDDEN' | 'NOT_FOUND' | 'empty';
}
type Row = readonly [operationId: string, what: string, prepare: () => Promise<Reach>];

let owner: Practice;
let other: Practice;
let vendor: Vendor;
let stranger: Vendor;
/** Another vendor of the owner's practice. */
let second: Vendor;

const record = (operationId: string, what: string): Row => [
  operationId,
  what,
  async () => ({ call: await example(operationId, owner), answer: 'NOT_FOUND' }),
];
const practicePath = (operationId: string): Row => [
  operationId,
  'the practice',
  async () => ({ call: await example(operationId, owner), answer: 'FORBIDDEN' }),
];
type Names = Pick<RouteCall, 'body' | 'query'>;
/** A member of a body, or a parameter, that names the owner's, in a call of the stranger's own. */
const inOwnCall = (operationId: string, what: string, named: () => Promise<Names>): Row => [
  operationId,
  what,
  async () => {
    const { body, query, ...call } = await example(operationId, owner);
    const foreign = await named();
    const own: Call = {
      ...call,
      ...(body && { body: { ...body, ...foreign.body } }),
      ...(query && { query: { ...query, ...foreign.query } }),
    };
    return { call: { ...own, path: own.path.replace(owner.id, other.id) }, own, answer: 'NOT_FOUND' };
  },
];
const cursorOf = async (operationId: string): Promise<Names> => {
  const call = await example(operationId, owner);
  const { json, text } = await vendor.send({ ...call, query: { ...call.query, limit: 1 } });
  expect(json.nextCursor, text).toEqual(expect.any(String));
  return { query: { limit: 1, cursor: json.nextCursor } };
};
const range = { from: dateOf(0), to: dateOf(20) };

const MATRIX: readonly Row[] = [
  inOwnCall('bookFlatAppointment', 'a provider', async () => ({ body: { provider: owner.ownProvider } })),
  record('readFlatAppointment', 'an appointment'),
  record('cancelFlatAppointment', 'an appointment'),
  practicePath('searchFlatSlots'),
  inOwnCall('searchFlatSlots', 'a provider', async () => ({ query: { provider: owner.ownProvider } })),
  inOwnCall('searchFlatSlots', 'a cursor', () => cursorOf('searchFlatSlots')),
  inOwnCall('bookAppointment', 'a provider', async () => ({ body: { providerId: owner.ownProvider } })),
  inOwnCall('bookAppointment', 'a hold', async () => {
    const { id: holdId, start } = (await vendor.send(await example('createHold', owner))).json;
    return { body: { holdId, start } };
  }),
  inOwnCall('listAppointments', 'a cursor', () => cursorOf('listAppointments')),
  [
    'listAppointments',
    'a provider',
    async () => {
      await owner.booked({ providerId: owner.ownProvider });
      const query = { ...range, providerId: owner.ownProvider };
      return { call: { method: 'GET', path: '/v2/appointments', query }, answer: 'empty' };
    },
  ],
  record('readAppointment', 'an appointment'),
  record('cancelAppointment', 'an appointment'),
  record('rescheduleAppointment', 'an appointment'),
  [
    'rescheduleAppointment',
    'a provider',
    async () => {
      const body = { start: owner.freeStart(), providerId: owner.ownProvider };
      const call = async (practice: Practice) => ({ ...(await example('rescheduleAppointment', practice)), body });
      return { call: await call(other), own: await call(owner), answer: 'NOT_FOUND' };
    },
  ],
  inOwnCall('createHold', 'a provider', async () => ({ body: { providerId: owner.ownProvider } })),
  ['releaseHold', 'a hold', async () => ({ call: await example('releaseHold', owner), answer: 'NOT_FOUND' })],
  practicePath('readPractice'),
  practicePath('listInsurancePlans'),
  practicePath('listFlatInsurancePlans'),
  record('readVerification', 'a verification'),
  record('deleteWebhook', 'a webhook'),
  record('testWebhook', 'a webhook'),
  record('rotateWebhook', 'a webhook'),
  record('replayWebhook', 'a webhook'),
  record('listDeliveries', 'a webhook'),
  practicePath('searchSlots'),
  inOwnCall('searchSlots', 'a provider', async () => ({ query: { providerId: owner.ownProvider } })),
  inOwnCall('searchSlots', 'an appointment', async () => ({
    query: { ignoreAppointmentId: (await owner.booked()).id },
  })),
  inOwnCall('searchSlots', 'a cursor', () => cursorOf('searchSlots')),
];

const reaches = new Map<Row, Reach>();
const reachOf = (row: Row): Reach => reaches.get(row) ?? expect.fail('not prepared');
const everyRow = MATRIX.map((row) => [row[0], row[1], row] as const);
const snapshot = () => everythingOf(owner.id, other.id);
let before: Awaited<ReturnType<typeof snapshot>>;

beforeAll(async () => {
  [owner, other] = await Promise.all([Practice.open('key-owner'), Practice.open('key-other')]);
  // The examples are of the practice's first vendor.
  vendor = await Vendor.subscribedTo(owner);
  [second, stranger] = await Promise.all([
    Vendor.subscribedTo(owner, 'Second Vendor'),
    Vendor.subscribedTo(other, 'Other Vendor', 'large'),
  ]);
  await Promise.all([owner.booked(), owner.booked()]);
  for (const row of MATRIX) reaches.set(row, await row[2]());
  before = await snapshot();
});

/** Their requests name nothing of a practice's: what use tells is below, and what events and webhooks do; a verification's names a
 *  payer, and whom it is of. */
const NAMES_NOTHING = ['readUsage', 'createVerification', 'listEvents', 'listWebhooks', 'createWebhook'];

it('reaches for another practice on every route of both versions', () => {
  expect(new Set([...MATRIX.map(([operationId]) => operationId), ...NAMES_NOTHING])).toEqual(
    new Set(PARTNER_ROUTES.map(({ operationId }) => operationId)),
  );
});

const expectRefusal = ({ status, text, json, headers }: DoorAnswer, code: 'FORBIDDEN' | 'NOT_FOUND'): void => {
  expect([status, json?.code, headers.get('content-type')], text).toEqual([
    ...[ERROR_CATALOGUE[code].status, code, 'application/problem+json'],
  ]);
  expect(`${text} ${JSON.stringify([...headers])}`).not.toContain(owner.id);
};

describe("another practice's key", () => {
  it.each(everyRow)('finds on %s nothing of %s', async (_operationId, _what, row) => {
    const { call, answer } = reachOf(row);
    const given = await stranger.send(call);
    if (answer === 'empty') expect(given).toMatchObject({ status: 200, json: { items: [] } });
    else expectRefusal(given, answer);
  });

  it('has changed nothing by all that', async () => {
    expect(await snapshot()).toEqual(before);
  });

  it('reads the use of its own subscription and of no other', async () => {
    const usage = { method: 'GET', path: '/v2/usage' } as const;
    expect((await vendor.send(usage)).json).toMatchObject({ plan: 'enterprise' });
    expect((await stranger.send(usage)).json).toMatchObject({ plan: 'large' });
  });

  it('reads the events of its own practice and lists the webhooks of its own subscription, and no others', async () => {
    const events = { method: 'GET', path: '/v2/events', query: { after: 0, limit: 500 } } as const;
    const { json: owners } = await vendor.send(events);
    expect(owners.items).not.toEqual([]);
    expect((await stranger.send(events)).text).not.toContain(owners.epoch);

    const webhooks = { method: 'GET', path: '/v2/webhooks' } as const;
    expect((await vendor.send(webhooks)).json.items).not.toEqual([]);
    for (const elsewhere of [stranger, second]) expect((await elsewhere.send(webhooks)).json.items).toEqual([]);
  });

  it.each(['deleteWebhook', 'testWebhook', 'rotateWebhook', 'replayWebhook', 'listDeliveries'])(
    'of another vendor of the same practice finds on %s nothing either',
    async (operationId) => {
      expectRefusal(await second.send(await example(operationId, owner)), 'NOT_FOUND');
    },
  );

  it('gets no answer that the gateway keeps for the owner, nor hears that it is as it was', async () => {
    const cached = PARTNER_ROUTES.filter(({ cacheSeconds }) => cacheSeconds !== undefined);
    expect(cached.length).toBeGreaterThan(0);
    for (const { operationId } of cached) {
      const call = await example(operationId, owner);
      const kept = await vendor.send(call);
      expect(kept.text).toContain(owner.id);
      expectRefusal(await stranger.send(call), 'FORBIDDEN');
      const etag = kept.headers.get('etag') ?? expect.fail('no tag');
      expectRefusal(await stranger.send({ ...call, headers: { 'if-none-match': etag } }), 'FORBIDDEN');
      const own = await stranger.send({ ...(await example(operationId, other)), headers: { 'if-none-match': etag } });
      expect([own.status, own.text.includes(owner.id)]).toEqual([200, false]);
      expect((await vendor.send(call)).text).toBe(kept.text);
    }
  });
});

describe('an idempotency key', () => {
  const keyed = PARTNER_ROUTES.filter(({ idempotencyKey }) => idempotencyKey !== undefined);

  it.each(keyed.map(({ operationId, success }) => [operationId, success.status] as const))(
    'of %s replays nothing to another subscription, of this practice or of another, or to staff',
    async (operationId, created) => {
      const headers = { 'idempotency-key': randomUUID() };
      const call = { ...(await example(operationId, owner)), headers };
      const first = await vendor.send(call);
      expect([first.status, (await vendor.send(call)).text]).toEqual([created, first.text]);

      const elsewhere = await stranger.send({ ...(await example(operationId, other, stranger)), headers });
      const beside = await second.send({ ...(await example(operationId, owner, second)), headers });
      const desk = { ...(await example('bookAppointment', owner)), headers, path: '/appointments' };
      for (const { status, text, json } of [elsewhere, beside, await owner.send(desk)]) {
        expect(status, text).toBeLessThan(300);
        expect(json.id).not.toBe(first.json.id);
      }
    },
  );
});

describe('the two doors', () => {
  it('keep what a vendor made from the staff of another practice', async () => {
    const { id } = (await vendor.send(await example('bookAppointment', owner))).json;
    const { id: hold } = (await vendor.send(await example('createHold', owner))).json;
    const { query } = await cursorOf('listAppointments');
    for (const call of [
      { method: 'GET', path: `/appointments/${id}` },
      { method: 'PUT', path: `/appointments/${id}/cancel`, body: { reason: 'pat' } },
      { method: 'DELETE', path: `/holds/${hold}` },
      { method: 'GET', path: '/appointments', query: { ...range, ...query } },
    ]) {
      expect(await other.send(call), `${call.method} ${call.path}`).toMatchObject({ status: 404 });
    }
    expect((await owner.send({ method: 'GET', path: `/appointments/${id}` })).json).toMatchObject({ status: 'booked' });
  });

  it("take no token at the vendors' door, and no key at the other", async () => {
    const path = `/practices/${owner.id}`;
    const token = `Bearer ${await owner.token()}`;
    const withToken = await Vendor.sendWithout({
      method: 'GET',
      path: `/v2${path}`,
      headers: { authorization: token },
    });
    expect(withToken).toMatchObject({ status: 401, json: { code: 'UNAUTHENTICATED' } });
    const withKey = await sendRequest({ method: 'GET', path, headers: vendor.headers });
    expect(withKey.status).toBe(401);
  });
});

// After all the reaching: these change what the snapshot is of.
describe("the owner's own key", () => {
  it.each(everyRow)('finds on %s what %s is', async (operationId, _what, row) => {
    const { call, own = call, answer } = reachOf(row);
    const { status, text, json } = await vendor.send(own);
    expect(status, text).toBe(partnerRouteNamed(operationId).success.status);
    if (answer === 'empty') expect(json.items).not.toEqual([]);
  });
});
