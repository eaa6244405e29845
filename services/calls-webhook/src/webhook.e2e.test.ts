import { createHmac, randomUUID } from 'node:crypto';
import { paginateScan } from '@aws-sdk/client-dynamodb';
import { call as callSchema } from '@frontdesk/contracts/call';
import { localDynamoDbClient } from '@frontdesk/local/dynamodb/local-dynamodb-client';
import { startLocalCloud } from '@frontdesk/local/local-cloud';
import type { LocalCloud } from '@frontdesk/local/running-cloud';
import { ownDatabase } from '@frontdesk/testing/shared-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { CANARIES, contactEventOf, eventsOfCall } from './testing/contact-events.ts';

let cloud: LocalCloud;
let withoutQueues: LocalCloud;
const database = ownDatabase();
beforeAll(async () => {
  // The workflow reads the appointments, a list the practice's time zone.
  const services = ['slots', 'appointments', 'calls-webhook'];
  cloud = await startLocalCloud({ services, throttling: false, ...database });
  // The same tables; nothing listens where its function looks for the queue.
  withoutQueues = await startLocalCloud({
    services: ['calls-webhook'],
    ...database,
    environment: { CONTACT_EVENTS_QUEUE_URL: 'http://127.0.0.1:9/000000000000/contact-events' },
  });
});
afterAll(async () => {
  await withoutQueues?.stop();
  await cloud?.stop();
});

const secretOf = (of: LocalCloud): string => of.secrets().find(({ name }) => name === 'WebhookSecret')?.value ?? '';
const now = (): number => Math.floor(Date.now() / 1000);

interface Delivery {
  body: string;
  headers: Record<string, string>;
}

function signed(event: unknown, parts: { id?: string; timestamp?: number; secret?: string } = {}): Delivery {
  const { id = `msg_${randomUUID()}`, timestamp = now(), secret = secretOf(cloud) } = parts;
  const body = JSON.stringify(event);
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  const headers = { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': `v1,${signature}` };
  return { body, headers };
}

async function deliver(
  { body, headers }: Delivery,
  to = cloud,
): Promise<{ status: number; text: string; retryAfter: string | null }> {
  const response = await fetch(`${to.urls.appApi}/calls/webhook`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return { status: response.status, text: await response.text(), retryAfter: response.headers.get('retry-after') };
}

async function get(
  path: string,
  practiceId = 'p001',
  scopes?: string[],
): Promise<{ status: number; json: ReturnType<typeof JSON.parse> }> {
  const token = await cloud.issueToken({ practiceId, role: 'agent', ...(scopes && { scopes }) });
  const response = await fetch(`${cloud.urls.appApi}${path}`, { headers: { authorization: `Bearer ${token}` } });
  return { status: response.status, json: await response.json() };
}

async function stored(): Promise<string> {
  const client = localDynamoDbClient(database.dynamoDbEndpoint, database.dynamoDbKeyId);
  const items: unknown[] = [];
  for (const table of ['frontdesk-dev-calls', 'frontdesk-dev-events']) {
    for await (const page of paginateScan({ client }, { TableName: table })) items.push(...(page.Items ?? []));
  }
  client.destroy();
  return JSON.stringify(items);
}

describe('POST /calls/webhook', () => {
  it('makes one call of its events, whatever their order, and sums it up', async () => {
    const contactId = randomUUID();
    for (const event of eventsOfCall(contactId, 'missed', true).reverse()) {
      expect((await deliver(signed(event))).status).toBe(202);
    }
    const read = async () => (await get(`/calls/${contactId}`)).json;
    const done = { status: 'ended', callbackTask: { status: 'open' }, summary: expect.stringContaining('missed') };
    await expect.poll(read, { timeout: 20_000 }).toMatchObject(done);
    const call = await read();
    expect(z.safeParse(callSchema, call).error).toBeUndefined();
    expect(call).toMatchObject({ missed: true, waitSeconds: 330, queueId: 'front-desk', appointmentIds: [] });
    const listed = await get('/calls?from=2027-03-01&to=2027-03-01&status=ended');
    expect(listed.json.items).toContainEqual(call);
  });

  it('takes the secret itself from senders that cannot sign', async () => {
    const body = JSON.stringify(contactEventOf({ contactId: randomUUID() }));
    const shown = (secret: string) => deliver({ body, headers: { 'x-webhook-secret': secret } });
    expect((await shown(secretOf(cloud))).status).toBe(202);
    expect((await shown(`${secretOf(cloud)}x`)).status).toBe(401);
  });

  it.each([
    ['no signature', () => ({ ...signed(contactEventOf({ contactId: 'refused' })), headers: {} })],
    ['another secret', () => signed(contactEventOf({ contactId: 'refused' }), { secret: `whsec_${'A'.repeat(44)}` })],
    ['a stale signature', () => signed(contactEventOf({ contactId: 'refused' }), { timestamp: now() - 400 })],
    [
      'another body',
      () => ({ ...signed(contactEventOf()), body: JSON.stringify(contactEventOf({ contactId: 'refused' })) }),
    ],
  ])('refuses a delivery with %s and stores nothing', async (_, delivery) => {
    expect(await deliver(delivery())).toMatchObject({ status: 401, text: '{"message":"Unauthorized"}' });
    expect(await stored()).not.toContain('refused');
  });

  it('answers an exact copy as the first time, refuses another body in its place, and takes a retry signed anew', async () => {
    const [id, timestamp] = [`msg_${randomUUID()}`, now()];
    const delivery = signed(contactEventOf({ contactId: randomUUID() }), { id, timestamp });
    const first = await deliver(delivery);
    expect(first.status).toBe(202);
    const deliveries = async (): Promise<number> => (await stored()).split('"DELIVERY"').length;
    const before = await deliveries();
    expect(await deliver(delivery)).toEqual(first);
    expect(await deliveries()).toBe(before);
    const other = await deliver(signed(contactEventOf({ contactId: randomUUID() }), { id, timestamp }));
    expect(other).toMatchObject({ status: 422, text: expect.stringContaining('IDEMPOTENCY_KEY_REUSED') });
    expect((await deliver(signed(contactEventOf(), { id, timestamp: now() + 1 }))).status).toBe(202);
  });

  it('refuses another envelope with its faults and without a word of it', async () => {
    const { status, text } = await deliver(signed({ ...contactEventOf(), source: 'aws.s3', id: 'Ada Quicksilver' }));
    expect(status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({
      code: 'INPUT_INVALID',
      errors: [{ pointer: '/id' }, { pointer: '/source' }],
    });
    expect(text).not.toMatch(/Quicksilver|s3/);
  });

  it('answers 202 to event types that nobody knows yet', async () => {
    expect((await deliver(signed(contactEventOf({ eventType: 'SOMETHING_NEW' })))).status).toBe(202);
  });

  it('answers 503 while the queue is away, and loses nothing when the sender tries again', async () => {
    const contactId = randomUUID();
    const delivery = signed(contactEventOf({ contactId }));
    expect(await deliver(delivery, withoutQueues)).toMatchObject({ status: 503, retryAfter: '1' });
    expect(await stored()).not.toContain(contactId);
    expect((await deliver(delivery)).status).toBe(202);
    await expect.poll(async () => (await get(`/calls/${contactId}`)).status, { timeout: 20_000 }).toBe(200);
  });

  it('leaves nothing of a customer in a table, an event or a log line', async () => {
    const left = (await stored()) + [...cloud.logs, ...withoutQueues.logs].map(({ line }) => line).join('\n');
    expect(left).toContain('front-desk');
    expect(CANARIES.filter((canary) => left.includes(canary))).toEqual([]);
  });
});

describe('somebody to be called back', () => {
  async function put(path: string, body: unknown, subject: string) {
    const token = await cloud.issueToken({ practiceId: 'p001', role: 'agent', sub: subject });
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const response = await fetch(`${cloud.urls.appApi}${path}`, { method: 'PUT', headers, body: JSON.stringify(body) });
    return { status: response.status, etag: response.headers.get('etag'), json: await response.json() };
  }
  const openTasks = async (): Promise<string[]> =>
    (await get('/calls/tasks?status=open')).json.items.map(({ id }: { id: string }) => id);

  it('is on the list until one agent has taken and closed it', async () => {
    const contactId = randomUUID();
    for (const event of eventsOfCall(contactId, 'missed')) await deliver(signed(event));
    await expect.poll(openTasks, { timeout: 20_000 }).toContain(contactId);
    const act = (action: string, agent: string) => put(`/calls/tasks/${contactId}`, { action }, agent);
    const taken = await act('take', 'ann');
    expect(taken).toMatchObject({ status: 200, etag: '"2"', json: { status: 'open', ownerId: 'ann', attempts: 0 } });
    expect(await act('take', 'bob')).toMatchObject({ status: 409, json: { code: 'STATUS_CONFLICT' } });
    expect(await act('take', 'ann')).toEqual(taken);
    expect(await act('no-answer', 'ann')).toMatchObject({ json: { status: 'open', attempts: 1 } });
    expect(await act('done', 'bob')).toMatchObject({ status: 200, json: { status: 'closed', doneBy: 'bob' } });
    expect(await openTasks()).not.toContain(contactId);
    expect((await get(`/calls/${contactId}`)).json).toMatchObject({ missed: true, callbackTask: { status: 'closed' } });
  });

  it('is taken off the list by a callback that reaches them, whichever of the two is heard of first', async () => {
    const link = (to: string) => ({ initiationMethod: 'CALLBACK', initialContactId: to, previousContactId: to });
    for (const isCallbackFirst of [false, true]) {
      const [missed, callback] = [randomUUID(), randomUUID()];
      const reached = { ...link(missed), connectedToSystemTimestamp: '2027-03-01T15:20:10.000Z' };
      const sent = [
        eventsOfCall(missed, 'missed'),
        eventsOfCall(callback, 'answered').map((event) => ({
          ...event,
          detail: { ...event.detail, ...reached, disconnectTimestamp: '2027-03-01T15:25:00.000Z' },
        })),
      ];
      for (const event of (isCallbackFirst ? sent.reverse() : sent).flat()) await deliver(signed(event));
      const read = async () => (await get(`/calls/${missed}`)).json;
      await expect.poll(read, { timeout: 20_000 }).toMatchObject({ missed: true, callbackTask: { status: 'closed' } });
      await expect.poll(async () => (await get(`/calls/${callback}`)).json).toMatchObject({ direction: 'callback' });
      expect(await openTasks()).not.toContain(missed);
    }
  });
});

describe('GET /calls', () => {
  it('needs the scope, and shows no practice the calls of another', async () => {
    const contactId = randomUUID();
    await deliver(signed(contactEventOf({ contactId, practiceId: 'p002' })));
    await expect.poll(async () => (await get(`/calls/${contactId}`, 'p002')).status, { timeout: 20_000 }).toBe(200);
    expect((await get(`/calls/${contactId}`)).status).toBe(404);
    expect((await get(`/calls/${contactId}`, 'p002', ['appointments:read'])).status).toBe(403);
    const ids = (await get('/calls?from=2027-03-01&to=2027-03-02')).json.items.map(({ id }: { id: string }) => id);
    expect(ids).not.toContain(contactId);
  });

  it('pages, and refuses a cursor of another query or another practice', async () => {
    const range = 'from=2027-03-01&to=2027-03-02';
    const first = await get(`/calls?${range}&limit=1`);
    const cursor = encodeURIComponent(first.json.nextCursor);
    const second = await get(`/calls?${range}&limit=1&cursor=${cursor}`);
    expect(second.json.items[0].id).not.toBe(first.json.items[0].id);
    expect((await get(`/calls?from=2027-03-01&to=2027-03-03&cursor=${cursor}`)).status).toBe(400);
    expect((await get(`/calls?${range}&cursor=${cursor}`, 'p002')).status).toBe(404);
    expect((await get('/calls?from=2027-03-01&to=2027-05-01')).json).toMatchObject({
      errors: [{ pointer: '/query/to' }],
    });
  });
});
