import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from '../app-api/answers.ts';
import { Practice } from '../app-api/practice.ts';
import { storedItems } from '../app-api/stored-items.ts';
import { Vendor } from '../partner-api/vendor.ts';
import { decides, PortalVendor } from './portal-vendor.ts';

let practice: Practice;
/** Nothing listens there. */
const NOWHERE = 'http://127.0.0.1:9/';
const NAME = '<img src=x onerror=alert(1)> "PM" & Söhne';

beforeAll(async () => {
  practice = await Practice.open('access');
});

const listed = async () => {
  const { json } = await practice.send({ method: 'GET', path: `/practices/${practice.id}/subscriptions` });
  return json.items as { id: string; vendor: string; status: string; version: number }[];
};
const statusWith = async (key: string, path = `/v2/practices/${practice.id}/slots`): Promise<number> => {
  const query = { from: '2027-03-01', to: '2027-03-01', appointmentType: 'exam' };
  return (await Vendor.sendWithout({ method: 'GET', path, query, headers: { 'x-api-key': key } })).status;
};

describe('a vendor asks a practice', () => {
  it('and its manager decides on every step, each of which is in the trail, on the dashboards and at the door', async () => {
    const vendor = await PortalVendor.signUp(NAME);
    const id = await vendor.asks(practice);
    expect((await listed()).at(0)).toMatchObject({ id, vendor: NAME, vendorEmail: vendor.email, status: 'requested' });
    const path = `/portal/subscriptions/${id}/keys`;
    expectProblem(await vendor.send({ method: 'POST', path, body: { name: 'early' } }), 'STATUS_CONFLICT');
    const webhooks = `/portal/subscriptions/${id}/webhooks`;
    const makesWebhook = (body: object) => vendor.send({ method: 'POST', path: webhooks, body });
    expectProblem(await makesWebhook({ url: NOWHERE }), 'STATUS_CONFLICT');

    const more = { plan: 'enterprise', scopes: ['slots:read'] };
    expectProblem(await decides(practice, id, 'approve', more), 'INPUT_INVALID', '/plan');
    const access = { plan: 'small', scopes: ['appointments:read'] };
    const approved = await decides(practice, id, 'approve', access);
    expect(approved.json).toMatchObject({
      status: 'active',
      plan: 'small',
      scopes: ['slots:read', 'appointments:read'],
    });
    expect((await decides(practice, id, 'approve', access)).json).toEqual(approved.json);
    expectProblem(await decides(practice, id, 'approve', { ...access, plan: 'large' }), 'STATUS_CONFLICT');

    const { key, keyId } = await vendor.key(id);
    expect(key).toMatch(/^fd_live_/);
    expect(await statusWith(key)).toBe(200);
    const rotated = await vendor.send({ method: 'POST', path: `${path}/${keyId}/rotate`, body: { graceSeconds: 60 } });
    expect([await statusWith(key), await statusWith(rotated.json.key)]).toEqual([200, 200]);
    expect((await vendor.send({ method: 'DELETE', path: `${path}/${keyId}` })).status).toBe(204);
    expect([await statusWith(key), await statusWith(rotated.json.key)]).toEqual([403, 200]);

    const webhook = await makesWebhook({ url: NOWHERE, eventTypes: ['appointment.booked'] });
    expect(webhook.json.secret).toMatch(/^whsec_/);
    expectProblem(
      await makesWebhook({ url: NOWHERE, eventTypes: ['insurance.verified'] }),
      'INPUT_INVALID',
      '/eventTypes/0',
    );
    // A key finds what the portal made, and the portal what a key made.
    const headers = { 'x-api-key': rotated.json.key };
    const { secret: _, ...known } = webhook.json;
    const found = await Vendor.sendWithout({ method: 'GET', path: '/v2/webhooks', headers });
    expect(found.json.items).toEqual([known]);

    const suspended = await decides(practice, id, 'suspend');
    expectProblem(await vendor.send({ method: 'POST', path: `${webhooks}/${known.id}/test` }), 'STATUS_CONFLICT');
    expect((await vendor.send({ method: 'GET', path: webhooks })).json.items).toEqual([known]);
    expect((await decides(practice, id, 'suspend')).json).toEqual(suspended.json);
    expect(await statusWith(rotated.json.key)).toBe(403);
    await decides(practice, id, 'resume');
    expect(await statusWith(rotated.json.key)).toBe(200);
    await decides(practice, id, 'end');
    expect(await statusWith(rotated.json.key)).toBe(403);
    expectProblem(await decides(practice, id, 'resume'), 'STATUS_CONFLICT');

    const { json } = await vendor.send({ method: 'GET', path: `/portal/subscriptions/${id}/activity` });
    const trail = [
      ...[
        'vendor subscription-requested',
        'practice subscription-approved',
        'vendor key-created',
        'vendor key-rotated',
      ],
      ...['vendor key-revoked', 'practice subscription-suspended', 'practice subscription-resumed'],
      'practice subscription-ended',
    ];
    const told = json.items.map(({ by, action }: { by: string; action: string }) => `${by} ${action}`);
    expect(told.reverse()).toEqual(trail);
    const audit = (await storedItems('audit', practice.id)).filter(({ ownerKey }) => ownerKey?.S?.endsWith(id));
    expect(
      audit.map(({ subject }) => subject?.S).filter((subject) => subject === `${practice.id}-manager`),
    ).toHaveLength(4);
    const events = (await storedItems('events', practice.id)).filter(({ data }) => data?.M?.subscriptionId?.S === id);
    expect(events.map(({ data }) => data?.M?.status?.S)).toEqual([
      'requested',
      'active',
      'suspended',
      'active',
      'ended',
    ]);
    expect(new Set(events.map(({ topic }) => topic?.S))).toEqual(new Set(['vendors']));

    expect(await vendor.asks(practice)).toBe(id);
    expect((await vendor.send({ method: 'GET', path })).json.items).toEqual([]);
    expect(await statusWith(rotated.json.key)).toBe(403);
  });

  it('and of two managers who decide differently at the same time one is told so', async () => {
    const vendor = await PortalVendor.signUp();
    const id = await vendor.asks(practice);
    const answers = await Promise.all(
      (['small', 'large'] as const).flatMap((plan) =>
        [1, 2].map(() => decides(practice, id, 'approve', { plan, scopes: ['slots:read'] })),
      ),
    );
    const plans = new Set(answers.filter(({ status }) => status === 200).map(({ json }) => json.plan));
    expect(plans.size).toBe(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(2);
    expect((await listed()).find((one) => one.id === id)).toMatchObject({ status: 'active', version: 2 });
  });

  it('and may be declined, and asks only once at a time', async () => {
    const vendor = await PortalVendor.signUp();
    const id = await vendor.asks(practice);
    const body = { practiceId: practice.id, plan: 'small', scopes: ['slots:read'] };
    expectProblem(await vendor.send({ method: 'POST', path: '/portal/subscriptions', body }), 'STATUS_CONFLICT');
    expectProblem(await decides(practice, id, 'suspend'), 'STATUS_CONFLICT');
    expect((await decides(practice, id, 'end')).json.status).toBe('ended');
    expect((await vendor.send({ method: 'POST', path: '/portal/subscriptions', body })).status).toBe(201);
  });

  it('under the name that it had when it asked', async () => {
    const vendor = await PortalVendor.signUp('Honest Software');
    const id = await vendor.asks(practice);
    await PortalVendor.signUp('Frontdesk itself', vendor.email);
    expect((await listed()).find((one) => one.id === id)).toMatchObject({ vendor: 'Honest Software' });
  });

  it('with twenty requests that nobody has decided on at most', async () => {
    const vendor = await PortalVendor.signUp();
    const ask = (n: number) => {
      const body = { practiceId: `${practice.id}-${n}`, plan: 'small', scopes: ['slots:read'] };
      return vendor.send({ method: 'POST', path: '/portal/subscriptions', body });
    };
    for (let n = 0; n < 20; n += 1) expect((await ask(n)).status).toBe(201);
    await expect.poll(async () => (await ask(20)).status).toBe(409);
  });
});
