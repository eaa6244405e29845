import { bookAppointmentRequest, listAppointmentsQuery } from '@frontdesk/contracts/appointment';
import { practicePath } from '@frontdesk/contracts/identifiers';
import { jsonAnswer } from '@frontdesk/core/answer';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { apiHandler } from '../api-handler.ts';
import { apiEvent, type EventParts, lambdaContext, recordedLog } from '../invocation.fixture.ts';

const options = { logger: recordedLog().logger, allowedOrigins: [] };
const book = apiHandler(
  { operationId: 'book', body: bookAppointmentRequest },
  async () => jsonAnswer(201, {}),
  options,
);
const list = apiHandler(
  { operationId: 'list', query: listAppointmentsQuery },
  async ({ query }) => jsonAnswer(200, query),
  options,
);

const VALID = {
  providerId: 'dr-adams',
  appointmentType: 'exam',
  start: '2027-03-01T09:00:00-05:00',
  patient: { givenName: 'Sample', familyName: 'Person', birthDate: '1980-01-01' },
};

async function answerTo(handler: typeof book, parts: EventParts) {
  const answer = await handler(apiEvent({ method: 'POST', ...parts }), lambdaContext());
  return { statusCode: answer.statusCode, body: JSON.parse(answer.body ?? 'null'), text: answer.body ?? '' };
}

describe('schema, for bodies', () => {
  it('lets a valid booking pass', async () => {
    expect(await answerTo(book, { body: VALID })).toMatchObject({ statusCode: 201 });
  });

  it('points at every fault, nested ones and list items too', async () => {
    const { statusCode, body } = await answerTo(book, {
      body: {
        ...VALID,
        start: '2027-03-01T09:00:00',
        providerId: undefined,
        patient: { ...VALID.patient, birthDate: '1980-13-01', phone: 'x' },
        resourceIds: ['room-1', 7],
      },
    });
    expect(statusCode).toBe(400);
    expect(body).toMatchObject({ code: 'INPUT_INVALID', status: 400, instance: 'request-1' });
    expect(body.errors).toEqual(
      expect.arrayContaining([
        { pointer: '/providerId', message: 'is required' },
        { pointer: '/start', message: expect.stringContaining('RFC 3339') },
        { pointer: '/patient/birthDate', message: expect.stringContaining('must be a date') },
        { pointer: '/patient/phone', message: expect.stringContaining('must be a telephone number') },
        { pointer: '/resourceIds/1', message: 'must be a string' },
      ]),
    );
    expect(body.errors).toHaveLength(5);
  });

  it('points at the objects that have unknown members, and says which are known, never which were sent', async () => {
    const { body, text } = await answerTo(book, {
      body: { ...VALID, CANARY: 'p002', 'CANARY/b~c': 1, patient: { ...VALID.patient, CANARY: 'x' } },
    });
    expect(body.errors).toEqual([
      {
        pointer: '/patient',
        message:
          'has a member that is not known here; known are givenName, familyName, birthDate, phone, email, memberId, planId',
      },
      {
        pointer: '',
        message: expect.stringMatching(
          /^has 2 members that are not known here; known are providerId, appointmentType,/,
        ),
      },
    ]);
    expect(text).not.toContain('CANARY');
  });

  it('answers ten thousand unknown members in one line, and repeats no name', async () => {
    const body = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`CANARY${index}`, 1]));
    const answer = await answerTo(book, { body: { ...VALID, ...body } });
    expect(answer.body.errors).toEqual([{ pointer: '', message: expect.stringContaining('has 10000 members') }]);
    expect(answer.text).not.toContain('CANARY');
  });

  it.each([null, [], 'text', 7, true])('refuses %j where an object is due', async (body) => {
    const answer = await answerTo(book, { body });
    expect(answer).toMatchObject({
      statusCode: 400,
      body: { errors: [{ pointer: '', message: 'must be an object' }] },
    });
  });

  it('repeats no value that was sent, whatever kind of fault it makes', async () => {
    const canary = 'CANARY-7c1f';
    const everything = apiHandler(
      {
        operationId: 'everything',
        body: z.strictObject({
          enum: z.enum(['a', 'b']),
          literal: z.literal('a'),
          email: z.email(),
          uuid: z.uuid(),
          url: z.url(),
          regex: z.string().regex(/^a$/),
          startsWith: z.string().startsWith('a'),
          long: z.string().max(2),
          number: z.number(),
          multiple: z.number().multipleOf(5),
          big: z.number().max(3),
          small: z.number().min(30),
          union: z.union([z.literal('a'), z.number()]),
          tagged: z.discriminatedUnion('kind', [
            z.object({ kind: z.literal('a') }),
            z.object({ kind: z.literal('b') }),
          ]),
          record: z.record(z.enum(['a']), z.string()),
          keys: z.record(z.string().regex(/^a$/), z.string()),
          tuple: z.tuple([z.literal('a')]),
          date: z.iso.date(),
          json: z.string().transform((text, context) => {
            context.addIssue({ code: 'custom', message: 'is not good' });
            return text;
          }),
          refined: z.string().refine((text) => text === 'a'),
          boolean: z.boolean(),
          array: z.array(z.enum(['a'])),
          optional: z.enum(['a']).optional(),
        }),
      },
      async () => jsonAnswer(200, {}),
      options,
    );
    const shape = { multiple: 7_731, big: 7_731, small: 7, tagged: { kind: canary }, record: { [canary]: canary } };
    const text = { keys: { [canary]: canary }, tuple: [canary], array: [canary, canary] };
    const names = 'enum literal email uuid url regex startsWith long number union date json refined boolean optional';
    const body = { ...Object.fromEntries(names.split(' ').map((name) => [name, canary])), ...shape, ...text };

    const answer = await answerTo(everything, { body });

    expect(answer.statusCode).toBe(400);
    const messages = answer.body.errors.map((error: { message: string }) => error.message).join('\n');
    expect(messages).not.toContain(canary);
    expect(messages).not.toContain('7731');
    expect(messages).not.toMatch(/received|invalid input|unrecognized/i);
    expect(messages).toContain('must be one of a, b');
    // A record's keys are the caller's: pointers end at the record.
    const pointers = answer.body.errors.map((error: { pointer: string }) => error.pointer);
    expect(JSON.stringify(answer)).not.toContain(canary);
    expect(pointers).toEqual(expect.arrayContaining(['/record', '/keys', '/tuple/0', '/array/1', '/tagged/kind']));
    expect(new Set(pointers.map((pointer: string) => pointer.split('/')[1]))).toEqual(new Set(Object.keys(body)));
  });
});

describe('schema, for queries and paths', () => {
  it('points at query faults under /query', async () => {
    const { statusCode, body } = await answerTo(list, { rawQueryString: 'from=yesterday&limit=0&CANARY=1' });
    expect(statusCode).toBe(400);
    expect(body.errors).toEqual(
      expect.arrayContaining([
        { pointer: '/query/from', message: expect.stringContaining('must be a date') },
        { pointer: '/query/to', message: 'is required' },
        { pointer: '/query/limit', message: 'must be 1 or more' },
        { pointer: '/query', message: expect.stringContaining('known are from, to, providerId, status') },
      ]),
    );
  });

  it('hints at %2B where a + was sent as it is', async () => {
    const { body } = await answerTo(list, { rawQueryString: 'from=2027-03-01T00:00:00+05:30&to=2027-03-02' });
    expect(body.errors).toEqual([{ pointer: '/query/from', message: expect.stringContaining('%2B') }]);
    const encoded = await answerTo(list, { rawQueryString: 'from=2027-03-01T00:00:00%2B05:30&to=2027-03-02' });
    expect(encoded.statusCode).toBe(200);
  });

  it('refuses a parameter that is given twice, also when one is percent-encoded', async () => {
    for (const rawQueryString of [
      'from=2027-01-01&from=2027-01-02&to=2027-01-03',
      'from=2027-01-01&%66rom=x&to=2027-01-03',
    ]) {
      const { statusCode, body } = await answerTo(list, { rawQueryString });
      expect(statusCode).toBe(400);
      expect(body.errors).toEqual([{ pointer: '/query/from', message: 'must be given once' }]);
    }
  });

  it('takes a valid query, and hands on numbers as numbers', async () => {
    const { body } = await answerTo(list, { rawQueryString: 'from=2027-01-01&to=2027-01-03&limit=20' });
    expect(body).toEqual({ from: '2027-01-01', to: '2027-01-03', limit: 20 });
  });

  it('answers NOT_FOUND to a path parameter that cannot be an id', async () => {
    const read = apiHandler(
      { operationId: 'read', pathParameters: practicePath },
      async () => jsonAnswer(200, {}),
      options,
    );
    for (const id of ['a#b', '', '../x', 'x'.repeat(65), ' ']) {
      const { statusCode, body, text } = await answerTo(read, { pathParameters: { id } });
      expect(statusCode).toBe(404);
      expect(body.code).toBe('NOT_FOUND');
      expect(body).not.toHaveProperty('errors');
      if (id.length > 1) expect(text).not.toContain(id);
    }
    expect(await answerTo(read, { pathParameters: { id: 'p001' } })).toMatchObject({ statusCode: 200 });
  });
});
