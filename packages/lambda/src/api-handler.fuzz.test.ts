import { bookAppointmentRequest, listAppointmentsQuery } from '@frontdesk/contracts/appointment';
import { replaceScheduleRequest, schedulePath } from '@frontdesk/contracts/schedule';
import { jsonAnswer } from '@frontdesk/core/answer';
import { requireIdempotencyKey } from '@frontdesk/core/idempotency-key';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apiHandler } from './api-handler.ts';
import { apiEvent, lambdaContext, recordedLog } from './invocation.fixture.ts';
import { notModified, requirePrecondition } from './preconditions.ts';

/** Every text that a caller may choose has this in it; no answer and no log line may. */
const CANARY = 'CANARY';
const canaryText = fc.string({ unit: 'binary', maxLength: 30 }).map((text) => `${CANARY}${text}`);
const memberName = fc.oneof(
  fc.constantFrom('providerId', 'appointmentType', 'start', 'patient', 'givenName', 'birthDate', 'weekly', 'overrides'),
  fc.constantFrom('constructor', 'toString', 'hasOwnProperty', '__proto__', ''),
  fc.string({ maxLength: 8 }),
);
const jsonWithCanaries = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    canaryText,
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(memberName, tie('value'), { maxKeys: 5 }),
  ),
})).value;
const valid = {
  providerId: 'dr-adams',
  appointmentType: 'exam',
  start: '2027-03-01T09:00:00-05:00',
  patient: { givenName: 'Sample', familyName: 'Person', birthDate: '1980-01-01' },
};
/** A booking with one member replaced: gets past the schema's first look. */
const almostValid = fc
  .tuple(fc.constantFrom(...Object.keys(valid)), jsonWithCanaries)
  .map(([name, value]) => ({ ...valid, [name]: value }));

const rawBody = fc.oneof(
  jsonWithCanaries.map((value) => JSON.stringify(value)),
  almostValid.map((value) => JSON.stringify(value)),
  fc.constant(JSON.stringify(valid)),
  canaryText,
  fc.constant(undefined),
);
const contentType = fc.oneof(fc.constantFrom('application/json', 'application/json; charset=utf-8'), canaryText);
const headers = fc
  .tuple(
    contentType,
    fc.dictionary(
      fc.constantFrom('idempotency-key', 'If-Match', 'if-none-match', 'origin', 'x-idempotency-key'),
      fc.oneof(
        canaryText,
        canaryText.map((text) => `"${text}"`),
        fc.constantFrom('*', '"1"'),
      ),
    ),
  )
  .map(([type, others]) => ({ 'content-type': type, ...others }));
const rawQueryString = fc
  .array(
    fc.tuple(
      fc.oneof(fc.constantFrom('from', 'to', 'limit', 'cursor', 'status'), fc.string({ maxLength: 8 })),
      canaryText,
    ),
  )
  .map((pairs) =>
    new URLSearchParams(
      pairs.map(([name, value]): [string, string] => [name.toWellFormed(), value.toWellFormed()]),
    ).toString(),
  );

describe('apiHandler, whatever is sent', () => {
  const log = recordedLog();
  const options = { logger: log.logger, allowedOrigins: ['https://console.example'] };
  const book = apiHandler(
    { operationId: 'book', body: bookAppointmentRequest },
    async (request) => {
      requireIdempotencyKey(request.headers);
      return jsonAnswer(201, {});
    },
    options,
  );
  const change = apiHandler(
    { operationId: 'change', pathParameters: schedulePath, query: listAppointmentsQuery, body: replaceScheduleRequest },
    async (request) => {
      requirePrecondition(request.headers);
      notModified(request.headers, '"1"');
      return jsonAnswer(200, {});
    },
    options,
  );

  it('never answers 5xx, never repeats a value, and logs none', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          rawBody,
          headers,
          rawQueryString,
          isBase64Encoded: fc.boolean(),
          pathParameters: fc.dictionary(
            fc.constantFrom('id', 'providerId', 'other'),
            fc.oneof(canaryText, fc.constant('p001')),
          ),
        }),
        fc.constantFrom(book, change),
        async ({ rawBody: body, ...parts }, handler) => {
          const answer = await handler(
            apiEvent({ method: 'POST', ...parts, ...(body !== undefined && { rawBody: body }) }),
            lambdaContext(),
          );
          expect(answer.statusCode).toBeGreaterThanOrEqual(200);
          expect(answer.statusCode).toBeLessThan(500);
          expect(JSON.stringify(answer)).not.toContain(CANARY);
        },
      ),
      { numRuns: 1_500 },
    );
    expect(log.text()).not.toContain(CANARY);
    expect(log.text()).not.toContain('UNEXPECTED');
  });

  it('answers 403 to claims that name no caller, whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.constantFrom('sub', 'role', 'scope', 'practice_id'), jsonWithCanaries),
        async (claims) => {
          const answer = await book(apiEvent({ method: 'POST', body: valid, claims }), lambdaContext());
          expect(answer.statusCode).toBe(403);
          expect(JSON.stringify(answer)).not.toContain(CANARY);
        },
      ),
      { numRuns: 300 },
    );
  });
});
