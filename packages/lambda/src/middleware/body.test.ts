import { jsonAnswer } from '@frontdesk/core/answer';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { apiHandler } from '../api-handler.ts';
import { apiEvent, type EventParts, lambdaContext, recordedLog } from '../invocation.fixture.ts';
import { isJsonInUtf8 } from '../json-media-type.ts';
import { DEEPEST_BODY, LARGEST_BODY_BYTES } from '../json-text.ts';

const handler = apiHandler(
  { operationId: 'echo', body: z.unknown() },
  async (request) => jsonAnswer(200, request.sentBody),
  { logger: recordedLog().logger, allowedOrigins: [] },
);

async function send(parts: EventParts): Promise<{ statusCode: number | undefined; body: unknown }> {
  const answer = await handler(apiEvent({ method: 'POST', ...parts }), lambdaContext());
  return { statusCode: answer.statusCode, body: JSON.parse(answer.body ?? 'null') };
}

const base64 = (bytes: string | Uint8Array): string => Buffer.from(bytes as string).toString('base64');
const fault = (pointer: string, message = expect.any(String)) => ({
  code: 'INPUT_INVALID',
  errors: [{ pointer, message }],
});

describe('body', () => {
  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/json;charset=UTF-8',
    'Application/JSON; Charset="utf-8"',
    'application/json; charset=utf-8; x=y',
    'application/json;x="a;charset=latin1\\"";charset=utf-8',
    'application/json; charsets=latin1; x=y',
    'application/json; ; charset=utf-8 ;',
  ])('takes %s', async (type) => {
    expect(await send({ rawBody: '{"a":1}', headers: { 'content-type': type } })).toEqual({
      statusCode: 200,
      body: { a: 1 },
    });
  });

  it.each([
    'text/plain',
    'application/json; charset=iso-8859-1',
    'application/json; x=y; charset=iso-8859-1',
    'application/json; charset=utf-8; charset="utf-16"',
    'application/json; charset="utf-8"x',
    'application/json; x',
    'application/json; x="',
    'application/json, text/plain',
    'application/jsonp',
    'application/merge-patch+json',
    'text/json',
    '',
  ])('answers 415 to the content type %j', async (type) => {
    const answer = await send({ rawBody: '{"a":1}', headers: { 'content-type': type } });
    expect(answer).toMatchObject({ statusCode: 415, body: { code: 'UNSUPPORTED_MEDIA_TYPE' } });
  });

  // A quadratic reading takes longer than a test may.
  it('reads any content type in linear time', () => {
    for (const part of ['; ', ';', ' ', ';a=b', ';a="', ';charset=utf-8', '\\"', 'a']) {
      isJsonInUtf8(`application/json;a="${part.repeat(200_000)}!`);
      isJsonInUtf8(`application/json${part.repeat(200_000)}!`);
    }
  });

  it.each(['gzip', 'identity, br', 'x'])('answers 415 to the content coding %s, and what it takes', async (coding) => {
    const event = apiEvent({ method: 'POST', rawBody: '{"a":1}', headers: { 'content-encoding': coding } });
    const answer = await handler(event, lambdaContext());
    expect(answer).toMatchObject({ statusCode: 415, headers: { 'accept-encoding': 'identity' } });
    expect(JSON.parse(answer.body ?? '')).toMatchObject({ code: 'UNSUPPORTED_MEDIA_TYPE' });
  });

  it.each(['identity', 'Identity', '', ' identity , identity'])('takes the content coding %j', async (coding) => {
    const answer = await send({ rawBody: '{"a":1}', headers: { 'content-encoding': coding } });
    expect(answer.statusCode).toBe(200);
  });

  it('does not speak of content codings to who sends another type', async () => {
    const event = apiEvent({ method: 'POST', rawBody: '{}', headers: { 'content-type': 'text/plain' } });
    expect((await handler(event, lambdaContext())).headers).not.toHaveProperty('accept-encoding');
  });

  it('finds the content type whatever the case of its name', async () => {
    const event = apiEvent({ method: 'POST', rawBody: '[1]' });
    event.headers = { 'Content-Type': 'application/json' };
    expect(await handler(event, lambdaContext())).toMatchObject({ statusCode: 200, body: '[1]' });
  });

  it('decodes a body that the gateway passes as base64', async () => {
    const answer = await send({ rawBody: base64('{"name":"Zoë"}'), isBase64Encoded: true });
    expect(answer).toEqual({ statusCode: 200, body: { name: 'Zoë' } });
  });

  it('refuses bytes that are not UTF-8', async () => {
    const answer = await send({ rawBody: base64(Uint8Array.of(0x22, 0xff, 0x22)), isBase64Encoded: true });
    expect(answer).toMatchObject({ statusCode: 400, body: fault('', 'must be UTF-8') });
  });

  it('refuses what the gateway has put in the place of such bytes, but not a character that is written out', async () => {
    const answer = await send({ rawBody: '{"name":"Zo\ufffd"}' });
    expect(answer).toMatchObject({ statusCode: 400, body: fault('') });
    expect(await send({ rawBody: '{"name":"Zo\\ufffd"}' })).toMatchObject({ statusCode: 200 });
  });

  it('refuses half a surrogate pair, at its pointer as far as the schema names it', async () => {
    const named = apiHandler(
      { operationId: 'named', body: z.looseObject({ a: z.array(z.unknown()) }) },
      async () => jsonAnswer(200, {}),
      { logger: recordedLog().logger, allowedOrigins: [] },
    );
    const errorsOf = async (rawBody: string) =>
      JSON.parse((await named(apiEvent({ method: 'POST', rawBody }), lambdaContext())).body ?? '').errors;
    expect(await errorsOf('{"a":["x","\\ud800"]}')).toMatchObject([{ pointer: '/a/1' }]);
    expect(await errorsOf('{"a":["x",{"CANARY":"\\ud800"}]}')).toMatchObject([{ pointer: '/a/1' }]);
    expect(await errorsOf('{"CANARY":["x","\\ud800"]}')).toMatchObject([{ pointer: '' }]);
    const answer = await send({ rawBody: '{"a":["x","\\ud800"]}' });
    expect(answer).toMatchObject({ statusCode: 400, body: fault('') });
    expect(await send({ rawBody: '{"\\udc00":1}' })).toMatchObject({ statusCode: 400, body: fault('') });
  });

  it('answers 400 for the whole document when a needed body is missing or empty', async () => {
    expect(await send({})).toMatchObject({ statusCode: 400, body: fault('') });
    expect(await send({ rawBody: '' })).toMatchObject({ statusCode: 400, body: fault('') });
    expect(await send({ rawBody: '', isBase64Encoded: true })).toMatchObject({ statusCode: 400, body: fault('') });
  });

  it.each(['{', '{"a":CANARY}', 'CANARY', '{"a":1}x', "{'a':1}"])(
    'answers 400 to %j without quoting it',
    async (rawBody) => {
      const answer = await send({ rawBody });
      expect(answer).toMatchObject({ statusCode: 400, body: fault('', 'must be JSON') });
      expect(JSON.stringify(answer)).not.toContain('CANARY');
    },
  );

  it('takes a body of 256 KB and answers 413 to one byte more, as text or base64', async () => {
    const largest = JSON.stringify('x'.repeat(LARGEST_BODY_BYTES - 2));
    const tooLarge = JSON.stringify('x'.repeat(LARGEST_BODY_BYTES - 1));
    expect(await send({ rawBody: largest })).toMatchObject({ statusCode: 200 });
    expect(await send({ rawBody: base64(largest), isBase64Encoded: true })).toMatchObject({ statusCode: 200 });
    const refused = { statusCode: 413, body: { code: 'CONTENT_TOO_LARGE' } };
    expect(await send({ rawBody: tooLarge })).toMatchObject(refused);
    expect(await send({ rawBody: base64(tooLarge), isBase64Encoded: true })).toMatchObject(refused);
    expect(await send({ rawBody: JSON.stringify('ü'.repeat(LARGEST_BODY_BYTES / 2)) })).toMatchObject(refused);
  });

  it(`takes ${DEEPEST_BODY} levels of nesting and refuses one more, or a hundred thousand`, async () => {
    const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
    expect(await send({ rawBody: nested(DEEPEST_BODY) })).toMatchObject({ statusCode: 200 });
    expect(await send({ rawBody: nested(DEEPEST_BODY + 1) })).toMatchObject({ statusCode: 400, body: fault('') });
    expect(await send({ rawBody: nested(100_000) })).toMatchObject({ statusCode: 400, body: fault('') });
  });

  it('refuses members named __proto__, once or twice, and leaves every prototype alone', async () => {
    const rawBody = '{"__proto__":{"polluted":1},"__proto__":{"polluted":2}}';
    expect(await send({ rawBody })).toMatchObject({ statusCode: 400, body: fault('') });
    expect({}).not.toHaveProperty('polluted');
  });

  it('reads no body where the operation has none', async () => {
    const bodiless = apiHandler(
      { operationId: 'x' },
      async (request) => jsonAnswer(200, { got: request.sentBody ?? null }),
      {
        logger: recordedLog().logger,
        allowedOrigins: [],
      },
    );
    const answer = await bodiless(
      apiEvent({ method: 'PUT', rawBody: 'not json', headers: { 'content-type': 'text/plain' } }),
      lambdaContext(),
    );
    expect(answer).toMatchObject({ statusCode: 200, body: '{"got":null}' });
  });
});
