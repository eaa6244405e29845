import { createHmac } from 'node:crypto';
import { silentLogger } from '@frontdesk/core/logger';
import { SetClock } from '@frontdesk/testing/set-clock';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SenderSecret } from '../domain/webhook-sender.ts';
import { CANARIES, contactEventOf } from '../testing/contact-events.ts';
import {
  InMemoryCallerNumbers,
  InMemoryDeliveryLog,
  InMemorySightingQueue,
  InMemoryWebhookSecrets,
} from '../testing/in-memory-ports.ts';
import { acceptContactEvent } from './accept-contact-event.ts';
import { type Delivery, type KnownSender, verifyDelivery } from './verify-delivery.ts';

const CURRENT = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const PREVIOUS = `whsec_${Buffer.alloc(32, 2).toString('base64')}`;
const NEXT = `whsec_${Buffer.alloc(32, 3).toString('base64')}`;
const bytes = Buffer.from('{"any": "bytes"}');
const heldBy = (secret: string, practices: SenderSecret['practices'] = '*'): SenderSecret => ({
  sender: 'vendor',
  secret,
  practices,
});

let clock: SetClock;
let secrets: InMemoryWebhookSecrets;
let deliveries: InMemoryDeliveryLog;
let queue: InMemorySightingQueue;
let callers: InMemoryCallerNumbers;
beforeEach(() => {
  clock = new SetClock('2027-03-01T16:00:00Z');
  secrets = new InMemoryWebhookSecrets(heldBy(CURRENT), heldBy(PREVIOUS));
  deliveries = new InMemoryDeliveryLog();
  queue = new InMemorySightingQueue();
  callers = new InMemoryCallerNumbers();
});

const now = (): number => Math.floor(clock.now() / 1000);
function signed(id: string, timestamp = now(), secret = CURRENT, body: Buffer = bytes): Delivery {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64');
  const headers = { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': `v1,${signature}` };
  return { bytes: body, headers };
}
const verify = (delivery: Delivery) => verifyDelivery(delivery, { secrets, deliveries, clock });
const ANYBODY: KnownSender = { secrets: [heldBy(CURRENT)] };
const accept = (sender: KnownSender = ANYBODY, body = contactEventOf(), defaultPracticeId?: string) =>
  acceptContactEvent({ sender, body, logger: silentLogger }, { queue, deliveries, callers, defaultPracticeId });

describe('verifyDelivery', () => {
  it('knows a sender by its signature with the current or the previous secret', async () => {
    for (const secret of [CURRENT, PREVIOUS]) {
      expect(await verify(signed('m1', now(), secret))).toMatchObject({
        secrets: [heldBy(secret)],
        delivery: { id: 'm1', timestamp: String(now()), isRepeated: false },
      });
    }
    expect(await verify(signed('m1', now(), NEXT))).toBeUndefined();
  });

  it('knows a sender by the secret itself, where there is no part of a signature', async () => {
    const shown = (secret: string, headers = {}) =>
      verify({ bytes, headers: { 'x-webhook-secret': secret, ...headers } });
    expect(await shown(CURRENT)).toEqual({ secrets: [heldBy(CURRENT)] });
    expect(await shown(PREVIOUS)).toEqual({ secrets: [heldBy(PREVIOUS)] });
    for (const wrong of ['', 'whsec_', NEXT, CURRENT.slice(0, -1)]) expect(await shown(wrong)).toBeUndefined();
    expect(await shown(CURRENT, { 'webhook-signature': 'v1,AAAA' })).toBeUndefined();
  });

  it('knows nobody by nothing, or by a part of a signature', async () => {
    expect(await verify({ bytes, headers: {} })).toBeUndefined();
    const { headers } = signed('m1');
    for (const missing of Object.keys(headers)) {
      expect(await verify({ bytes, headers: { ...headers, [missing]: undefined } })).toBeUndefined();
    }
    expect(await verify(signed('x'.repeat(257)))).toBeUndefined();
  });

  it('refuses a stale signature', async () => {
    expect(await verify(signed('m1', now() - 301))).toBeUndefined();
  });

  it('knows an accepted delivery that comes again as it was, and refuses another body in its place', async () => {
    const delivery = signed('m1');
    await accept(await verify(delivery));
    expect(await verify(delivery)).toMatchObject({ delivery: { isRepeated: true } });
    const other = signed('m1', now(), CURRENT, Buffer.from('{"other": "bytes"}'));
    await expect(verify(other)).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    clock.advance(5);
    expect(await verify(signed('m1'))).toMatchObject({ delivery: { isRepeated: false } });
  });

  it('looks at the secrets again before it refuses: a sender may have the new one first', async () => {
    secrets.anew = [heldBy(NEXT), heldBy(CURRENT)];
    expect(await verify(signed('m1', now(), NEXT))).toBeDefined();
  });
});

describe('acceptContactEvent', () => {
  it('puts what the event says into the queue, and nothing of the customer', async () => {
    expect(await accept()).toMatchObject({ statusCode: 202 });
    expect(queue.sent).toMatchObject([{ practiceId: 'p001', callId: 'contact-1', eventId: 'event-1' }]);
    for (const canary of CANARIES) expect(JSON.stringify(queue.sent)).not.toContain(canary);
  });

  it('keeps who calls beside the queue, when the call begins, and takes the call also where it cannot', async () => {
    const kept = [{ practiceId: 'p001', id: 'contact-1', number: CANARIES[0] }];
    await accept();
    expect(callers.kept).toEqual(kept);
    await accept(ANYBODY, contactEventOf({ eventType: 'DISCONNECTED' }));
    await accept(ANYBODY, contactEventOf({ detail: { customerEndpoint: undefined } }));
    expect(callers.kept).toEqual(kept);
    callers.isDown = true;
    expect(await accept()).toMatchObject({ statusCode: 202 });
    expect(queue.sent).toHaveLength(4);
  });

  it('answers events of other types alike, and queues nothing', async () => {
    expect(await accept(ANYBODY, contactEventOf({ eventType: 'SOMETHING_NEW' }))).toMatchObject({ statusCode: 202 });
    expect(queue.sent).toEqual([]);
  });

  it('is unavailable while the queue is, and takes the same delivery afterwards', async () => {
    queue.isDown = true;
    const delivery = signed('m1');
    await expect(accept(await verify(delivery))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    queue.isDown = false;
    expect(await accept(await verify(delivery))).toMatchObject({ statusCode: 202 });
    expect(queue.sent).toHaveLength(1);
  });

  it('answers an exact copy as the first time, and queues it once', async () => {
    const delivery = signed('m1');
    const first = await accept(await verify(delivery));
    expect(await accept(await verify(delivery))).toEqual(first);
    expect(queue.sent).toHaveLength(1);
  });

  it('takes of a sender only what is of its practices', async () => {
    const sender: KnownSender = { secrets: [heldBy(CURRENT, ['p001', 'p002'])] };
    expect(await accept(sender)).toMatchObject({ statusCode: 202 });
    await expect(accept(sender, contactEventOf({ practiceId: 'p003' }))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(queue.sent).toHaveLength(1);
  });

  it('has accepted what is in the queue, also when it cannot remember the delivery', async () => {
    deliveries.isDown = true;
    expect(await accept(await verify(signed('m1')))).toMatchObject({ statusCode: 202 });
  });

  it('refuses a contact of no practice where there is no default one', async () => {
    const unmarked = contactEventOf({ practiceId: undefined });
    await expect(accept(ANYBODY, unmarked)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    expect(await accept(ANYBODY, unmarked, 'p009')).toMatchObject({ statusCode: 202 });
    expect(queue.sent).toMatchObject([{ practiceId: 'p009' }]);
  });
});
