import { jsonAnswer } from '@frontdesk/core/answer';
import { AppError } from '@frontdesk/core/app-error';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { apiEvent, type EventParts, lambdaContext, recordedLog } from './invocation.fixture.ts';
import { LARGEST_BODY_BYTES } from './json-text.ts';
import type { RawDelivery } from './middleware/sender.ts';
import { webhookHandler } from './webhook-handler.ts';

interface Sent {
  handled: unknown[];
  verified: RawDelivery[];
  log: string;
  status: number | undefined;
  headers: unknown;
  body: unknown;
}

async function send(parts: EventParts, verify?: (delivery: RawDelivery) => Promise<string | undefined>): Promise<Sent> {
  const { logger, text } = recordedLog();
  const handled: unknown[] = [];
  const verified: RawDelivery[] = [];
  const handler = webhookHandler(
    {
      operationId: 'receive',
      body: z.object({ kind: z.string() }),
      verify: async (delivery) => {
        verified.push(delivery);
        return verify === undefined ? 'sender-1' : verify(delivery);
      },
    },
    async ({ sender, body, requestId }) => {
      handled.push({ sender, body, requestId });
      return jsonAnswer(202, {});
    },
    { logger },
  );
  const answer = await handler(apiEvent({ method: 'POST', claims: undefined, ...parts }), lambdaContext());
  const body: unknown = JSON.parse(answer.body ?? 'null');
  return { handled, verified, log: text(), status: answer.statusCode, headers: answer.headers, body };
}

describe('webhookHandler', () => {
  it('gives the handler the sender and the body', async () => {
    const { handled, status, headers } = await send({ body: { kind: 'call' } });
    expect(handled).toEqual([{ sender: 'sender-1', body: { kind: 'call' }, requestId: 'request-1' }]);
    expect(status).toBe(202);
    expect(headers).toMatchObject({ 'cache-control': 'no-store' });
  });

  it('verifies the bytes as they were sent, text or base64, with the names of headers in lower case', async () => {
    const text = '{ "kind":  "Zoë" }';
    const asText = await send({ rawBody: text, headers: { 'Webhook-Id': 'm1' } });
    const asBytes = await send({ rawBody: Buffer.from(text).toString('base64'), isBase64Encoded: true });
    for (const { verified, handled } of [asText, asBytes]) {
      expect(verified[0]?.bytes.equals(Buffer.from(text))).toBe(true);
      expect(handled).toMatchObject([{ body: { kind: 'Zoë' } }]);
    }
    expect(asText.verified[0]?.headers).toMatchObject({ 'webhook-id': 'm1' });
  });

  it('answers an unknown sender as the gateway would, before anything is parsed', async () => {
    for (const rawBody of ['{"kind":"canary"}', 'canary{', '', '{"kind":7}']) {
      const { status, body, handled, log } = await send({ rawBody }, async () => undefined);
      expect({ status, body, handled }).toEqual({ status: 401, body: { message: 'Unauthorized' }, handled: [] });
      expect(log).toContain('UNAUTHORIZED');
      expect(log).not.toContain('canary');
    }
  });

  it.each([
    ['', 400],
    ['{', 400],
    ['{"kind":7,"phone":"canary"}', 400],
    [`{"kind":"${'x'.repeat(LARGEST_BODY_BYTES)}"}`, 413],
  ])('refuses the body %.30j of a known sender with %i and no echo', async (rawBody, expected) => {
    const { status, body, handled, log } = await send({ rawBody });
    expect(status).toBe(expected);
    expect(handled).toEqual([]);
    expect(JSON.stringify(body) + log).not.toContain('canary');
  });

  it.each([
    ['{"kind":"call","other":"\\ud800"}', { kind: 'call' }],
    ['{"kind":"call","\\udc00":1}', { kind: 'call' }],
    ['{"kind":"call","__proto__":{"kind":"polluted"}}', { kind: 'call' }],
    ['{"kind":"call","other":{"\\u005f_proto__":{"polluted":1}}}', { kind: 'call' }],
    ['{"kind":"\\ud800"}', { kind: '\ufffd' }],
  ])('takes %s: what nobody looks at does not cost the message', async (rawBody, body) => {
    const { status, handled } = await send({ rawBody });
    expect(status).toBe(202);
    expect(handled).toMatchObject([{ body }]);
    expect({}).not.toHaveProperty('polluted');
  });

  it('gives no prototype of the sender to the handler, also where other members are let through', async () => {
    const seen: unknown[] = [];
    const handler = webhookHandler(
      { operationId: 'receive', body: z.looseObject({ kind: z.string() }), verify: async () => 'sender-1' },
      async ({ body }) => {
        seen.push(body);
        return jsonAnswer(202, {});
      },
      { logger: recordedLog().logger },
    );
    const rawBody = '{"kind":"call","__proto__":{"polluted":1},"in":{"__proto__":{"polluted":1},"kept":1}}';
    await handler(apiEvent({ method: 'POST', claims: undefined, rawBody }), lambdaContext());
    expect(seen).toEqual([{ kind: 'call', in: { kept: 1 } }]);
    expect(seen[0]).not.toHaveProperty('polluted');
    expect(Object.getPrototypeOf(seen[0])).toBe(Object.prototype);
  });

  it('bounds the nesting of a delivery', async () => {
    const nested = (levels: number) => `{"kind":"call","other":${'['.repeat(levels)}${']'.repeat(levels)}}`;
    expect((await send({ rawBody: nested(19) })).status).toBe(202);
    expect((await send({ rawBody: nested(20) })).status).toBe(400);
    expect((await send({ rawBody: nested(100_000) })).status).toBe(400);
  });

  it('asks nobody about a body that is too large', async () => {
    expect((await send({ rawBody: 'x'.repeat(LARGEST_BODY_BYTES + 1) })).verified).toEqual([]);
  });

  it('answers 415 to a known sender who compresses, and 401 to an unknown one', async () => {
    const sent = { rawBody: 'H4sI', isBase64Encoded: true, headers: { 'content-encoding': 'gzip' } };
    const { status, headers, handled } = await send(sent);
    expect({ status, handled }).toEqual({ status: 415, handled: [] });
    expect(headers).toMatchObject({ 'accept-encoding': 'identity' });
    expect((await send(sent, async () => undefined)).status).toBe(401);
  });

  it('answers 503 when the sender cannot be verified just now', async () => {
    const { status, headers } = await send({ body: { kind: 'call' } }, async () => {
      throw new AppError('UNAVAILABLE');
    });
    expect(status).toBe(503);
    expect(headers).toMatchObject({ 'retry-after': '1' });
  });
});
