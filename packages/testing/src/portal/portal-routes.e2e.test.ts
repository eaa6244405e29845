import { decodeJwt } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem, expectRefusal, expectSuccess } from '../app-api/answers.ts';
import { askCloud } from '../app-api/cloud-control.ts';
import { Practice } from '../app-api/practice.ts';
import { everythingOf, storedItems } from '../app-api/stored-items.ts';
import { EVERY_PORTAL_ROUTE, examplePortalCall } from './portal-route-examples.ts';
import { type PortalCall, PortalVendor } from './portal-vendor.ts';

let practice: Practice;
let vendor: PortalVendor;
let stranger: PortalVendor;
/** By what is wrong with them. */
let badTokens: Record<string, readonly [token: string | undefined, status: 401 | 403]>;

beforeAll(async () => {
  practice = await Practice.open('portal');
  [vendor, stranger] = await Promise.all([PortalVendor.signUp('Owner'), PortalVendor.signUp('Stranger')]);
  const claims = decodeJwt(vendor.token);
  const now = Math.floor(Date.now() / 1000);
  const signed = (change: object): Promise<string> => askCloud('signVendorClaims', { ...claims, ...change });
  const staff = decodeJwt(await practice.token());
  badTokens = {
    none: [undefined, 401],
    "an agent's": [await practice.token('agent'), 401],
    "an admin's": [await practice.token('admin'), 401],
    "an admin's with the claims of the vendor": [
      await askCloud('signClaims', { ...claims, iss: String(staff.iss) }),
      401,
    ],
    "one of the staff's pool that names the vendors'": [await askCloud('signClaims', claims), 401],
    "one of the console's client": [await signed({ client_id: staff.client_id }), 401],
    expired: [await signed({ exp: now - 1 }), 401],
    'one without a verified address': [
      await askCloud('issueVendorToken', { email: vendor.email, verified: false }),
      403,
    ],
    'one with the scopes of an admin': [await signed({ scope: staff.scope }), 403],
    'one that names no address': [await signed({ email: undefined }), 403],
    'one that names no user': [await signed({ sub: '' }), 403],
  };
});

describe.each(EVERY_PORTAL_ROUTE)('%s', (_, route) => {
  it('answers as its document says, and takes no token but those of vendors', async () => {
    const call = await examplePortalCall(route, vendor, practice);
    for (const [name, [token, status]] of Object.entries(badTokens)) {
      const headers = { authorization: token === undefined ? undefined : `Bearer ${token}` };
      const answer = await vendor.send({ ...call, headers });
      expect(`${name}: ${answer.status}`).toBe(`${name}: ${status}`);
      expectRefusal(answer, status);
    }
    const answer = await vendor.send(call);
    expectSuccess(answer, { ...route, service: 'portal', scopes: ['slots:read'] });
    expect(answer.headers.ratelimit).toMatch(/^"permin";r=\d+/);
    const location = answer.headers.location;
    if (location !== undefined)
      expect((await vendor.send({ method: 'GET', path: location })).json).toEqual(answer.json);
  });

  it('takes the vendor from the token, whatever query, headers and body say', async () => {
    const call = await examplePortalCall(route, vendor, practice);
    const evil = {
      vendorId: stranger.account.id,
      email: stranger.email,
      practiceId: 'p001',
      status: 'active',
      sub: 'x',
    };
    if (route.body !== undefined) {
      for (const [name, value] of Object.entries(evil)) {
        if (name in (call.body ?? {})) continue;
        expectProblem(await vendor.send({ ...call, body: { ...call.body, [name]: value } }), 'INPUT_INVALID', '');
      }
    }
    const headers = { 'x-vendor-id': stranger.account.id, 'x-practice-id': stranger.account.sandboxPracticeId };
    const answer = await vendor.send({ ...call, headers, ...(route.query === undefined && { query: evil }) });
    expect(answer.status, answer.text).toBe(route.success.status);
    expect(answer.text).not.toContain(stranger.account.id);
    expect(answer.text).not.toContain(stranger.email);
  });
});

describe('a vendor', () => {
  let ids: readonly string[];
  let keyId: string;
  let webhookId: string;
  let cursor: string;
  beforeAll(async () => {
    const live = await vendor.reaches(practice);
    ids = [vendor.account.sandboxSubscriptionId, live];
    keyId = (await vendor.key(live)).keyId;
    webhookId = await vendor.webhook(live, 'http://127.0.0.1:9/');
    const page = await vendor.send({
      method: 'GET',
      path: `/portal/subscriptions/${live}/activity`,
      query: { limit: 1 },
    });
    cursor = page.json.nextCursor;
  });

  it("sees and changes nothing of another's, on every route that names something", async () => {
    const ofWebhook = (id: string): PortalCall[] => {
      const path = `/portal/subscriptions/${id}/webhooks/${webhookId}`;
      return [
        { method: 'DELETE', path },
        { method: 'POST', path: `${path}/test` },
        { method: 'POST', path: `${path}/rotate`, body: {} },
        { method: 'POST', path: `${path}/replay`, body: { after: 0, until: 1 } },
        { method: 'GET', path: `${path}/deliveries` },
      ];
    };
    const names = (id: string): PortalCall[] => [
      { method: 'GET', path: `/portal/subscriptions/${id}` },
      { method: 'GET', path: `/portal/subscriptions/${id}/keys` },
      { method: 'POST', path: `/portal/subscriptions/${id}/keys`, body: { name: 'mine' } },
      { method: 'POST', path: `/portal/subscriptions/${id}/keys/${keyId}/rotate`, body: {} },
      { method: 'DELETE', path: `/portal/subscriptions/${id}/keys/${keyId}` },
      { method: 'GET', path: `/portal/subscriptions/${id}/activity` },
      { method: 'GET', path: `/portal/subscriptions/${id}/webhooks` },
      { method: 'POST', path: `/portal/subscriptions/${id}/webhooks`, body: { url: 'http://127.0.0.1:9/' } },
      ...ofWebhook(id),
      { method: 'GET', path: `/portal/subscriptions/${id}/usage` },
      { method: 'GET', path: `/portal/subscriptions/${id}/requests` },
    ];
    const named = EVERY_PORTAL_ROUTE.filter(([, { path }]) => path.includes('{'));
    expect(names('').length).toBe(named.length);
    const before = await everythingOf(practice.id, vendor.account.sandboxPracticeId);
    const secrets = async () => (await storedItems('webhooks', practice.id)).map(({ secrets: text }) => text?.S);
    const signing = await secrets();
    expect(signing.join()).toContain('whsec_');
    for (const id of ids) {
      for (const call of names(id)) {
        const answer = await stranger.send(call);
        expectProblem(answer, 'NOT_FOUND');
        expect(answer.text).not.toContain(vendor.account.id);
      }
    }
    // Its own subscription does not lead to the key of another's, nor its own list to another's page.
    const own = `/portal/subscriptions/${stranger.account.sandboxSubscriptionId}`;
    expectProblem(await stranger.send({ method: 'DELETE', path: `${own}/keys/${keyId}` }), 'NOT_FOUND');
    expectProblem(await stranger.send({ method: 'POST', path: `${own}/keys/${keyId}/rotate`, body: {} }), 'NOT_FOUND');
    expectProblem(await stranger.send({ method: 'GET', path: `${own}/activity`, query: { cursor } }), 'NOT_FOUND');
    for (const call of ofWebhook(stranger.account.sandboxSubscriptionId))
      expectProblem(await stranger.send(call), 'NOT_FOUND');
    expect(await secrets()).toEqual(signing);
    expect(await everythingOf(practice.id, vendor.account.sandboxPracticeId)).toEqual(before);
    const { json } = await stranger.send({ method: 'GET', path: '/portal/subscriptions' });
    expect(json.items.map(({ id }: { id: string }) => id)).toEqual([stranger.account.sandboxSubscriptionId]);
  });

  it('learns nothing of which practices there are by asking them', async () => {
    const told = async (practiceId: string) => {
      const body = { practiceId, plan: 'small', scopes: ['slots:read'] };
      const { status, json, headers } = await stranger.send({ method: 'POST', path: '/portal/subscriptions', body });
      return {
        status,
        json: { ...json, id: '', practiceId: '', createdAt: '', asked: '' },
        names: Object.keys(headers),
      };
    };
    expect(await told(practice.id)).toEqual(await told(`${practice.id}-not`));
    for (const sandbox of ['sandbox', vendor.account.sandboxPracticeId]) {
      const body = { practiceId: sandbox, plan: 'small', scopes: ['slots:read'] };
      const answer = await stranger.send({ method: 'POST', path: '/portal/subscriptions', body });
      expectProblem(answer, 'INPUT_INVALID', '/practiceId');
    }
  });

  it('finds no key and no hash of a key anywhere but in the answer that made it', async () => {
    const { next } = await askCloud('logs', { from: Number.MAX_SAFE_INTEGER });
    const [, live = ''] = ids;
    const made = await vendor.key(live, 'secret');
    const path = `/portal/subscriptions/${live}/keys`;
    const rotated = await vendor.send({ method: 'POST', path: `${path}/${made.keyId}/rotate`, body: {} });
    const listed = await vendor.send({ method: 'GET', path });
    const activity = await vendor.send({ method: 'GET', path: `/portal/subscriptions/${live}/activity` });
    expect(activity.json.items[0]).toEqual({
      ...{ at: expect.any(String), action: 'key-rotated', by: 'vendor', keyId: made.keyId },
    });
    const stored = JSON.stringify([
      await storedItems('audit'),
      await storedItems('events'),
      await storedItems('vendors'),
    ]);
    const hashes = (await storedItems('subscriptions', practice.id)).map(({ id }) => id?.S ?? '');
    const secrets = [made.key, rotated.json.key, ...hashes.filter((id) => /^[0-9a-f]{64}$/.test(id))];
    expect(secrets.length).toBeGreaterThan(3);
    const { entries } = await askCloud('logs', { from: next });
    const told = [listed.text, activity.text, stored, ...entries.map(({ line }) => line)].join('\n');
    for (const secret of secrets) expect(told).not.toContain(secret);
    for (const { line } of entries) expect(line).not.toContain(vendor.email);
  });
});
