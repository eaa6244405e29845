import { randomUUID } from 'node:crypto';
import { PARTNER_ROUTES } from '@frontdesk/contracts/partner-routes';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from '../app-api/answers.ts';
import { askCloud } from '../app-api/cloud-control.ts';
import { Practice } from '../app-api/practice.ts';
import { everythingOf, storedItems } from '../app-api/stored-items.ts';
import { dateOf } from '../app-api/times.ts';
import { examplePartnerCall } from '../partner-api/partner-route-examples.ts';
import { type DoorAnswer, type DoorCall, Vendor } from '../partner-api/vendor.ts';
import { PortalVendor } from './portal-vendor.ts';

let practice: Practice;
let vendor: PortalVendor;
let neighbor: PortalVendor;
let testKey: string;
const callWith = (key: string, { headers, ...call }: DoorCall): Promise<DoorAnswer> =>
  Vendor.sendWithout({ ...call, headers: { 'x-api-key': key, ...headers } });
const send = (call: DoorCall): Promise<DoorAnswer> => callWith(testKey, call);
const freeTimes = async (key = testKey, { account } = vendor) => {
  const path = `/v2/practices/${account.sandboxPracticeId}/slots`;
  const query = { from: dateOf(1), to: dateOf(1), appointmentType: 'exam', limit: 500 };
  const { json, text } = await callWith(key, { method: 'GET', path, query });
  expect(json?.items, text).toBeDefined();
  return json.items as { providerId: string; start: string }[];
};
const patient = { givenName: 'Ada', familyName: 'Byron', birthDate: '1980-12-10', phone: '+1 480 555 0177' };
const book = (key: string, { providerId, start }: { providerId: string; start: string }, more: object = {}) =>
  callWith(key, {
    ...{ method: 'POST', path: '/v2/appointments', headers: { 'idempotency-key': randomUUID() } },
    body: { providerId, start, appointmentType: 'exam', patient, ...more },
  });

beforeAll(async () => {
  practice = await Practice.open('reach');
  // The examples' webhooks are a vendor's.
  await Vendor.subscribedTo(practice);
  [vendor, neighbor] = await Promise.all([PortalVendor.signUp('Sandboxed'), PortalVendor.signUp('Neighbor')]);
  testKey = (await vendor.key(vendor.account.sandboxSubscriptionId)).key;
});

it('is there at once: a vendor signs up and books with its first key', async () => {
  expect(testKey).toMatch(/^fd_test_/);
  const [first] = await freeTimes();
  expect((await book(testKey, first ?? expect.fail())).status).toBe(201);
  const plans = await send({
    method: 'GET',
    path: `/v2/practices/${vendor.account.sandboxPracticeId}/insurance-plans`,
  });
  expect(plans.json.items.map(({ payerId }: { payerId: string }) => payerId)).toContain('SIM-A');
});

it('opens the same account however often it is asked to', async () => {
  const before = await everythingOf(vendor.account.sandboxPracticeId);
  const again = await PortalVendor.signUp('Renamed', vendor.email);
  expect(again.account).toEqual({ ...vendor.account, name: 'Renamed' });
  expect(await everythingOf(vendor.account.sandboxPracticeId)).toEqual(before);
  const email = `${randomUUID()}@vendor.test`;
  const twice = await Promise.all([PortalVendor.signUp('Twice', email), PortalVendor.signUp('Twice', email)]);
  expect(twice[0].account).toEqual(twice[1].account);
});

describe('a test key', () => {
  it('reaches no other practice, on every route of the Partner API', async () => {
    const calls = await Promise.all(
      PARTNER_ROUTES.map(
        async ({ operationId }) => [operationId, await examplePartnerCall(operationId, practice)] as const,
      ),
    );
    const before = await everythingOf(practice.id);
    for (const [operationId, call] of calls) {
      const answer = await send(call as DoorCall);
      const namesSomething = call.path.includes('_') || call.path.includes(practice.id);
      if (namesSomething) expect([403, 404], operationId).toContain(answer.status);
      expect(answer.text).not.toContain(practice.id);
    }
    expect(await everythingOf(practice.id)).toEqual(before);
  });

  it('fails on demand, before anything is done, and a live key does not', async () => {
    const [time] = (await freeTimes()).slice(3);
    const before = await storedItems('appointments', vendor.account.sandboxPracticeId);
    const asked = { '429': 'RATE_LIMITED', '500': 'UNEXPECTED', '503': 'UNAVAILABLE', timeout: 'UNAVAILABLE' } as const;
    const bodies = {
      method: 'POST',
      path: '/v2/appointments',
      body: { providerId: 'dr-adams', start: time?.start, appointmentType: 'exam', patient },
    };
    for (const [failure, code] of Object.entries(asked)) {
      const headers = { 'idempotency-key': randomUUID(), 'frontdesk-simulate': failure };
      const startedAt = performance.now();
      const answer = await send({ ...bodies, headers });
      expect([failure, answer.json.code]).toEqual([failure, code]);
      if (failure !== '500') expect(answer.headers.get('retry-after')).toBe('1');
      if (failure === 'timeout') expect(performance.now() - startedAt).toBeGreaterThan(2_400);
    }
    const unknown = await send({ method: 'GET', path: '/v2/usage', headers: { 'frontdesk-simulate': '418' } });
    expect(unknown.json).toMatchObject({ code: 'INPUT_INVALID', errors: [{ pointer: '/headers/frontdesk-simulate' }] });
    expect(await storedItems('appointments', vendor.account.sandboxPracticeId)).toEqual(before);
    const live = await vendor.key(await vendor.reaches(practice));
    const headers = { 'frontdesk-simulate': '503' };
    expect((await callWith(live.key, { method: 'GET', path: '/v2/usage', headers })).status).toBe(200);
  });
});

describe('a reset', () => {
  it('leaves nothing of what was booked and held, frees every time, and touches nobody else', async () => {
    const ownPractice = vendor.account.sandboxPracticeId;
    const reset = async () =>
      expect((await vendor.send({ method: 'POST', path: '/portal/sandbox/reset' })).status).toBe(204);
    await reset();
    const atFirst = await freeTimes();
    const pristine = await storedItems('schedules', ownPractice);
    const ofAdams = atFirst.filter(({ providerId }) => providerId === 'dr-adams');
    const [one, two, three] = [ofAdams[0], ofAdams[4], ofAdams[8]];
    expect((await book(testKey, one!, { resourceIds: ['room-1'] })).status).toBe(201);
    const cancelled = await book(testKey, two!);
    expect(cancelled.status).toBe(201);
    await send({ method: 'PUT', path: `/v2/appointments/${cancelled.json.id}/cancel`, body: { reason: 'pat' } });
    const held = await send({
      method: 'POST',
      path: '/v2/holds',
      body: { providerId: 'dr-adams', start: three?.start, appointmentType: 'exam' },
    });
    expect(held.status, held.text).toBe(201);
    // Starts are offered every quarter of an hour, and each takes two of them and more.
    expect((await freeTimes()).length).toBe(atFirst.length - 5);

    const otherKey = (await neighbor.key(neighbor.account.sandboxSubscriptionId)).key;
    const [theirs] = await freeTimes(otherKey, neighbor);
    await book(otherKey, theirs!, { resourceIds: ['room-1'] });
    await practice.booked();
    await practice.held();
    const others = () => everythingOf(practice.id, neighbor.account.sandboxPracticeId);
    const before = await others();
    const account = await storedItems('subscriptions', ownPractice);

    await reset();
    expect(await storedItems('appointments', ownPractice)).toEqual([]);
    expect(await storedItems('daySheets', ownPractice)).toEqual([]);
    expect((await storedItems('insurance', ownPractice)).map(({ sk }) => sk?.S)).toEqual(['PLANS']);
    expect(await freeTimes()).toEqual(atFirst);
    const rules = await storedItems('schedules', ownPractice);
    expect(rules.map(({ item }) => item?.S)).toEqual(pristine.map(({ item }) => item?.S));
    expect((await book(testKey, one!, { resourceIds: ['room-1'] })).status).toBe(201);
    expect(await storedItems('subscriptions', ownPractice)).toEqual(account);
    expect(await others()).toEqual(before);
  });

  it('needs an account', async () => {
    const token = await askCloud('issueVendorToken', { email: `${randomUUID()}@vendor.test` });
    const headers = { authorization: `Bearer ${token}` };
    expectProblem(await vendor.send({ method: 'POST', path: '/portal/sandbox/reset', headers }), 'NOT_FOUND');
    const body = { practiceId: practice.id, plan: 'small', scopes: ['slots:read'] };
    expectProblem(
      await vendor.send({ method: 'POST', path: '/portal/subscriptions', headers, body }),
      'STATUS_CONFLICT',
    );
  });
});
