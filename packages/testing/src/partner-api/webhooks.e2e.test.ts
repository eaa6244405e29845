import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Practice } from '../app-api/practice.ts';
import { Vendor } from './vendor.ts';
import { type Received, WebhookReceiver } from './webhook-receiver.ts';

let practice: Practice;
let vendor: Vendor;
let receiver: WebhookReceiver;

beforeAll(async () => {
  [practice, receiver] = await Promise.all([Practice.open('webhooks'), WebhookReceiver.listen()]);
  vendor = await Vendor.subscribedTo(practice);
});

afterAll(() => receiver?.[Symbol.asyncDispose]());

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
  });
});
