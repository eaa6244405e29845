import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { SubscriptionUsage } from '@frontdesk/contracts/portal-usage';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { askCloud } from '../app-api/cloud-control.ts';
import { Practice } from '../app-api/practice.ts';
import { dateOf } from '../app-api/times.ts';
import { type DoorCall, Vendor } from '../partner-api/vendor.ts';
import { WebhookReceiver } from '../partner-api/webhook-receiver.ts';
import { type AccessLine, accessLinesOf, linesBy } from './counted-usage.ts';
import { PortalVendor } from './portal-vendor.ts';

const UNKNOWN = 'apt_00000000000000000000000000000000';

let vendor: PortalVendor;
let path: string;
/** By their names. */
let keys: Readonly<Record<'steady' | 'revoked', { readonly keyId: string; readonly key: string }>>;
let lines: readonly AccessLine[];
let usage: SubscriptionUsage;
let usedAtTheDoor: number;

const call = (name: keyof typeof keys, { headers, ...rest }: DoorCall) =>
  Vendor.sendWithout({ ...rest, headers: { 'x-api-key': keys[name].key, ...headers } });
const read = async (what: string, query: Record<string, string | number> = {}) => {
  const answer = await vendor.send({ method: 'GET', path: `${path}/${what}`, query });
  expect(answer.status, answer.text).toBe(200);
  return answer.json;
};

beforeAll(async () => {
  const practice = await Practice.open('counted');
  vendor = await PortalVendor.signUp('Counted');
  const { sandboxSubscriptionId: id, sandboxPracticeId: own } = vendor.account;
  path = `/portal/subscriptions/${id}`;
  keys = { steady: await vendor.key(id, 'steady'), revoked: await vendor.key(id, 'revoked') };
  const { next } = await askCloud('logs', { from: Number.MAX_SAFE_INTEGER });

  const range = { from: dateOf(1), to: dateOf(1) };
  const slots = { ...range, appointmentType: 'exam' };
  const flatSlots: DoorCall = {
    ...{ method: 'GET', path: `/v1/practices/${own}/slots`, query: { ...range, type: 'exam', limit: 5 } },
  };
  const cached: DoorCall = { method: 'GET', path: `/v2/practices/${own}` };
  for (let n = 0; n < 5; n += 1) await call('steady', cached);
  for (let n = 0; n < 3; n += 1) await call('steady', flatSlots);
  await call('revoked', flatSlots);
  await call('steady', { method: 'GET', path: `/v2/appointments/${UNKNOWN}` });
  await call('steady', { method: 'POST', path: '/v2/appointments', body: [] });
  // Another practice's, which its key does not open.
  await call('steady', { method: 'GET', path: `/v2/practices/${practice.id}/slots`, query: slots });
  await call('steady', { method: 'GET', path: '/v2/nothing' });
  await Vendor.sendWithout(cached);
  // More at once than the plan lets through, however slow this machine is.
  for (let burst = 0, held = false; burst < 10 && !held; burst += 1) {
    const answers = await Promise.all(Array.from({ length: 60 }, () => call('steady', cached)));
    held = answers.some(({ status }) => status === 429);
  }
  await vendor.send({ method: 'DELETE', path: `${path}/keys/${keys.revoked.keyId}` });
  await call('revoked', cached);
  const atTheDoor = await call('steady', { method: 'GET', path: '/v2/usage' });
  usedAtTheDoor = atTheDoor.json.used;

  lines = await accessLinesOf(id, next);
  usage = await vi.waitUntil(
    async () => {
      const now = await read('usage');
      return now.total.requests >= lines.length && now;
    },
    { timeout: 20_000, interval: 100 },
  );
});

const counts = <Item extends { requests: number }>(items: readonly Item[], of: (item: Item) => string) =>
  Object.fromEntries(items.map((item) => [of(item), item.requests]));

describe('the usage of a subscription', () => {
  it('is what the access log says, to the request', () => {
    expect(usage.total.requests).toBe(lines.length);
    expect(counts(usage.statuses, ({ status }) => String(status))).toEqual(linesBy(lines, ({ status = '' }) => status));
    expect(counts(usage.keys, ({ keyId }) => keyId)).toEqual(linesBy(lines, ({ keyId = '' }) => keyId));
    expect(counts(usage.routes, ({ method, route }) => `${method} ${route}`)).toEqual(
      linesBy(lines, ({ method, route }) => `${method} ${route}`),
    );
    expect(counts(usage.versions, ({ version }) => version)).toEqual(
      linesBy(lines, ({ route = '' }) => route.split('/')[1] ?? ''),
    );
  });

  it('has what the cache answered, what the plan held back and what was refused', () => {
    expect(usage.total).toMatchObject({
      cached: lines.filter((line) => line.status === '200' && line.integrationLatency === '-').length,
      throttled: lines.filter(({ status }) => status === '429').length,
      clientErrors: lines.filter(({ status }) => status?.startsWith('4')).length,
      serverErrors: 0,
    });
    expect(usage.total.cached).toBeGreaterThan(20);
    expect(usage.total.throttled).toBeGreaterThan(0);
    expect(counts(usage.statuses, ({ status }) => String(status))).toMatchObject({
      ...{ 400: 1, 403: 2, 404: 1 },
    });
    expect(usage.keys).toContainEqual(
      expect.objectContaining({ ...{ name: 'revoked', requests: 2, clientErrors: 1 } }),
    );
  });

  it('agrees with GET /v2/usage on what it costs of the quota', () => {
    expect(usage.quota).toMatchObject({ plan: 'small', quota: 1_000, used: usedAtTheDoor });
    expect(usage.quota.remaining).toBe(1_000 - usedAtTheDoor);
    expect(Date.parse(usage.quota.resetsAt)).toBeGreaterThan(Date.now());
  });

  it('tells who still calls version 1, and until when it may', () => {
    const today = lines[0] && new Date(Number(lines[0].timeEpoch)).toISOString().slice(0, 10);
    const call = { method: 'GET', route: '/v1/practices/{id}/slots', lastDay: today };
    expect(usage.version1.callers).toEqual([
      { keyId: keys.steady.keyId, name: 'steady', ...call, requests: 3 },
      { keyId: keys.revoked.keyId, name: 'revoked', ...call, requests: 1 },
    ]);
    expect(Date.parse(usage.version1.sunsetAt)).toBeGreaterThan(Date.parse(usage.version1.deprecatedAt));
  });
});

describe('the request log of a subscription', () => {
  const pages = async (query: Record<string, string | number>) => {
    const items: { id: string; at: string; status: number; keyId: string; code?: string }[] = [];
    let cursor: string | undefined;
    do {
      const page = await read('requests', { ...query, ...(cursor !== undefined && { cursor }) });
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    return items;
  };

  it('has every request once, the latest first, over all pages', async () => {
    const items = await pages({ limit: 17 });
    expect(items.map(({ id }) => id).sort()).toEqual(lines.map(({ requestId }) => requestId).sort());
    const instants = items.map(({ at }) => at);
    expect(instants).toEqual([...instants].sort().reverse());
  });

  it('is filtered by key, status, method and route', async () => {
    expect((await pages({ limit: 3, keyId: keys.revoked.keyId })).map(({ status }) => status)).toEqual([403, 200]);
    const refused = await pages({ limit: 7, status: '4xx' });
    expect(refused).toHaveLength(lines.filter(({ status }) => status?.startsWith('4')).length);
    expect(await pages({ method: 'POST', route: '/v2/appointments' })).toEqual([
      expect.objectContaining({ status: 400, code: 'INPUT_INVALID', cached: false, keyName: 'steady' }),
    ]);
    expect(new Set(refused.map(({ code }) => code))).toEqual(
      new Set(['RATE_LIMITED', 'FORBIDDEN', 'NOT_FOUND', 'INPUT_INVALID']),
    );
  });
});

describe('a vendor whose quota is nearly used', () => {
  /** As many requests as the quota lacks, in the log's own form. */
  const callUntil = async (used: number) => {
    const [line = {}] = lines.filter(({ status, route }) => status === '200' && route !== '/v2/usage');
    const now = (await read('usage')).quota.used as number;
    const logEvents = Array.from({ length: used - now }, (_, index) => ({
      ...{ id: String(index), timestamp: Date.now() },
      message: JSON.stringify({ ...line, extendedRequestId: `${randomUUID()}=`, timeEpoch: String(Date.now()) }),
    }));
    const data = gzipSync(JSON.stringify({ messageType: 'DATA_MESSAGE', logEvents })).toString('base64');
    const payload = { awslogs: { data } };
    for (const time of ['first', 'second'])
      expect((await askCloud('invoke', { functionName: 'countUsage', payload })).ok, time).toBe(true);
  };

  it('is told at 80 and at 100 % once, on the page, by webhook and by mail', async () => {
    await using receiver = await WebhookReceiver.listen();
    const body = { url: receiver.url, eventTypes: ['quota.warning'] };
    expect((await vendor.send({ method: 'POST', path: `${path}/webhooks`, body })).status).toBe(201);
    await callUntil(800);
    const { quota } = await read('usage');
    expect(quota).toMatchObject({ used: 800, percent: 80, remaining: 200, warning: 80 });
    await callUntil(1_000);
    const { resetsAt } = quota;
    for (const percent of [80, 100]) {
      const told = await receiver.first(({ body: text }) => JSON.parse(text).data.percent === percent);
      const data = { plan: 'small', percent, used: percent * 10, quota: 1_000, resetsAt };
      expect(JSON.parse(told.body)).toMatchObject({ type: 'quota.warning', data });
    }
    expect(receiver.received).toHaveLength(2);
    const mails = await askCloud('mailsTo', { address: vendor.email });
    expect(mails.map(({ subject }) => subject.match(/\d+ %/)?.[0])).toEqual(['80 %', '100 %']);
    const { warnings, quota: spent } = await read('usage');
    expect(warnings.map(({ percent }: { percent: number }) => percent)).toEqual([100, 80]);
    expect(spent).toMatchObject({ used: 1_000, percent: 100, remaining: 0, warning: 100 });
  });
});
