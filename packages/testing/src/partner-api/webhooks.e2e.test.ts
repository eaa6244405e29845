import { setTimeout } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Canaries } from '../app-api/canaries.ts';
import { askCloud } from '../app-api/cloud-control.ts';
import { Practice } from '../app-api/practice.ts';
import { Vendor } from './vendor.ts';
import { type Received, WebhookReceiver } from './webhook-receiver.ts';

let practice: Practice;
let vendor: Vendor;
let receiver: WebhookReceiver;
/** Of a webhook that gets every type. */
let everything: WebhookReceiver;

beforeAll(async () => {
  [practice, receiver, everything] = await Promise.all([
    Practice.open('webhooks'),
    WebhookReceiver.listen(),
    WebhookReceiver.listen(),
  ]);
  vendor = await Vendor.subscribedTo(practice);
  await vendor.send({ method: 'POST', path: '/v2/webhooks', body: { url: everything.url } });
});

afterAll(() => Promise.all([receiver, everything].map((server) => server?.[Symbol.asyncDispose]())));

const post = (path: string, body?: unknown) =>
  vendor.send({ method: 'POST', path, ...(body !== undefined && { body }) });
const eventsAfter = async (after: number) =>
  (await vendor.send({ method: 'GET', path: '/v2/events', query: { after } })).json;
const verified = (secret: string, { body, headers }: Received) =>
  new Webhook(secret).verify(body, headers as Record<string, string>);
const names = (id: string) => (received: Received) => received.body.includes(id);

describe('a webhook', () => {
  it('brings what GET /v2/events tells, signed for the official library', async () => {
    const made = await post('/v2/webhooks', { url: receiver.url, eventTypes: ['appointment.booked'] });
    expect([made.status, made.json], made.text).toEqual([
      201,
      {
        ...{
          id: expect.stringMatching(/^wh_/),
          url: receiver.url,
          eventTypes: ['appointment.booked'],
          status: 'enabled',
        },
        ...{ createdAt: expect.any(String), secret: expect.stringMatching(/^whsec_/) },
      },
    ]);
    const { id } = await practice.booked();
    const received = await receiver.first(names(id));
    const body = verified(made.json.secret, received) as { type: string; data: { appointmentId: string } };
    const { items } = await eventsAfter(0);
    const { id: eventId, ...event } = items.find(({ data }: typeof body) => data.appointmentId === id);
    expect(body).toEqual(event);
    expect(received.headers['webhook-id']).toBe(eventId);
    const { epoch, headSeq: after } = await eventsAfter(0);
    const atTheEnd = await vendor.send({ method: 'GET', path: '/v2/events', query: { epoch, after } });
    expect([atTheEnd.status, atTheEnd.json], atTheEnd.text).toMatchObject([200, { recovered: true }]);
  });

  it('comes while the webhooks of another practice cannot be read', async () => {
    const failing = await Practice.open('webhooks-failing');
    await using late = await WebhookReceiver.listen();
    const itsVendor = await Vendor.subscribedTo(failing);
    await itsVendor.send({ method: 'POST', path: '/v2/webhooks', body: { url: late.url } });
    await late.first(names((await failing.booked()).id));
    await askCloud('armFault', { practiceId: failing.id, fault: { fault: 'throttle', operation: 'Query' } });
    const waiting = await failing.booked();
    const { id } = await practice.booked();
    await everything.first(names(id));
    expect(late.received.some(names(waiting.id))).toBe(false);
    await askCloud('armFault', { practiceId: failing.id });
    // The slow lane brings it.
    await late.first(names(waiting.id));
  });
});

describe('the events of a practice', () => {
  it('name no patient and nothing that somebody typed, pulled or pushed, signed or logged', async () => {
    const canaries = new Canaries();
    const { patient, reason, note } = canaries;
    const { next } = await askCloud('logs', { from: Number.MAX_SAFE_INTEGER });
    const booked = await practice.book(practice.booking({ patient, reason }));
    const { id } = booked.json;
    await practice.send({ method: 'PUT', path: `/appointments/${id}/cancel`, body: { reason: 'pat', note } });
    const isCancellation = ({ body }: Received) => body.includes(id) && body.includes('appointment.cancelled');
    await everything.first(isCancellation);
    const pulled = await vendor.send({ method: 'GET', path: '/v2/events', query: { after: 0, limit: 500 } });
    expect(pulled.text).toContain(id);
    const { json } = await vendor.send({ method: 'GET', path: '/v2/webhooks' });
    const logs = await Promise.all(
      json.items.map(({ id: webhookId }: { id: string }) =>
        vendor.send({ method: 'GET', path: `/v2/webhooks/${webhookId}/deliveries` }),
      ),
    );
    const pushed = [...receiver.received, ...everything.received];
    const { entries } = await askCloud('logs', { from: next });
    const shown = JSON.stringify([pulled.text, pushed, logs.map(({ text }) => text), entries]);
    expect(canaries.in(shown)).toEqual([]);
  });
});

describe('a webhook of a vendor', () => {
  it('is tested, shows what was sent, signs with both secrets while it is rotated, and is deleted', async () => {
    const { json: webhook } = await post('/v2/webhooks', { url: receiver.url, eventTypes: ['quota.warning'] });
    const path = `/v2/webhooks/${webhook.id}`;
    const { json: rotated } = await post(`${path}/rotate`, { graceSeconds: 600 });
    expect(rotated).toMatchObject({ id: webhook.id, secret: expect.not.stringContaining(webhook.secret) });

    const tested = await post(`${path}/test`);
    expect([tested.status, tested.json]).toEqual([202, { eventId: expect.stringMatching(/^evt_/) }]);
    const received = await receiver.first(({ headers }) => headers['webhook-id'] === tested.json.eventId);
    for (const secret of [webhook.secret, rotated.secret]) {
      expect(verified(secret, received)).toMatchObject({ type: 'webhook.test', data: { webhookId: webhook.id } });
    }
    const logged = await eventually(async () => {
      const { json } = await vendor.send({ method: 'GET', path: `${path}/deliveries` });
      return json.items.length > 0 ? json : undefined;
    });
    expect(logged).toEqual({
      items: [
        {
          ...{ eventId: tested.json.eventId, type: 'webhook.test', attempt: 1, outcome: 'delivered', httpStatus: 204 },
          ...{ at: expect.any(String), milliseconds: expect.any(Number) },
        },
      ],
    });
    expect((await vendor.send({ method: 'DELETE', path })).status).toBe(204);
    expect((await vendor.send({ method: 'DELETE', path })).json).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('gets a part of the log again, with the ids that its events had', async () => {
    const { items } = await eventsAfter(0);
    const { json: webhook } = await post('/v2/webhooks', { url: receiver.url, eventTypes: ['appointment.booked'] });
    const before = receiver.received.length;
    const until = items[0].data.seq;
    const replayed = await post(`/v2/webhooks/${webhook.id}/replay`, { after: 0, until });
    expect([replayed.status, replayed.json]).toMatchObject([202, { id: webhook.id, after: 0, until }]);
    const again = await receiver.first((received) => {
      return receiver.received.indexOf(received) >= before && received.headers['webhook-id'] === items[0].id;
    });
    expect(verified(webhook.secret, again)).toEqual({ ...items[0], id: undefined });
    for (const body of [
      { after: 0, until: 1_000_000 },
      { after: until, until },
      { after: 0, until, epoch: 'ep_other' },
    ]) {
      expect((await post(`/v2/webhooks/${webhook.id}/replay`, body)).json).toMatchObject({ code: 'INPUT_INVALID' });
    }
  });

  it('must have an address that may receive and types that the key may see, and is one of ten', async () => {
    for (const [url, pointer] of [
      ['http://hooks.vendor.example.com/', '/url'],
      ['https://10.0.0.1/', '/url'],
      ['https://localhost/', '/url'],
      [`https://hooks.vendor.example.com/${'x'.repeat(1024)}`, '/url'],
    ]) {
      const { status, json } = await post('/v2/webhooks', { url });
      expect([status, json.code, json.errors?.[0].pointer]).toEqual([400, 'INPUT_INVALID', pointer]);
    }
    const url = receiver.url;
    const unseen = await post('/v2/webhooks', { url, eventTypes: ['call.ended'] });
    expect(unseen.json).toMatchObject({ code: 'INPUT_INVALID' });
    const other = await Vendor.subscribedTo(practice, 'Vendor of many');
    const make = () => other.send({ method: 'POST', path: '/v2/webhooks', body: { url } });
    const made = await Promise.all(Array.from({ length: 11 }, make));
    expect(made.map(({ status }) => status).sort()).toEqual([...Array(10).fill(201), 409]);
  });
});

/** Asks again until there is an answer. */
async function eventually<Answer>(ask: () => Promise<Answer | undefined>): Promise<Answer> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await setTimeout(50);
  }
}
