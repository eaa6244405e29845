import { EXAMPLES } from '@frontdesk/contracts/openapi-examples';
import { PARTNER_ROUTES } from '@frontdesk/contracts/partner-routes';
import { BodyModels } from '@frontdesk/local/rest-api/body-models';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodySchema } from './body-schema.ts';

/** A valid body of each route, from which others are made. */
const SAMPLES: Readonly<Record<string, unknown>> = {
  bookAppointment: EXAMPLES.BookAppointmentRequest,
  bookFlatAppointment: EXAMPLES.BookFlatAppointmentRequest,
  cancelAppointment: EXAMPLES.CancelAppointmentRequest,
  cancelFlatAppointment: EXAMPLES.CancelAppointmentRequest,
  rescheduleAppointment: EXAMPLES.RescheduleAppointmentRequest,
  createHold: EXAMPLES.CreateHoldRequest,
  createVerification: EXAMPLES.CreateVerificationRequest,
  createWebhook: EXAMPLES.CreateWebhookRequest,
  rotateWebhook: EXAMPLES.RotateWebhookRequest,
  replayWebhook: EXAMPLES.ReplayWebhookRequest,
};

const withBody = PARTNER_ROUTES.flatMap(({ operationId, body }) => (body === undefined ? [] : [{ operationId, body }]));

/** The places of a JSON value, deepest last: `[]` is the value itself. */
function placesOf(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  return [[], ...Object.entries(value).flatMap(([name, inner]) => placesOf(inner).map((place) => [name, ...place]))];
}

/** A copy with what `change` makes of the value at a place; undefined takes it away. */
function changedAt(value: unknown, [name, ...rest]: readonly string[], change: (old: unknown) => unknown): unknown {
  if (name === undefined) return change(value);
  const copy = structuredClone(value) as Record<string, unknown>;
  const inner = changedAt(copy[name], rest, change);
  if (inner === undefined) delete copy[name];
  else copy[name] = inner;
  return copy;
}

const blanks = fc.stringMatching(/^[ \t\u00a0\u200e]{0,300}$/);
/** What callers get wrong, and what looks wrong and is right. */
const change: fc.Arbitrary<(old: unknown) => unknown> = fc.oneof(
  fc.constant((old: unknown) => old),
  fc.constant(() => undefined),
  fc.jsonValue().map((value) => () => value),
  fc.string({ unit: 'grapheme', maxLength: 600 }).map((text) => () => text),
  fc.tuple(blanks, blanks).map(
    ([before, after]) =>
      (old: unknown) =>
        typeof old === 'string' ? before + old + after : old,
  ),
  fc
    .constantFrom('phone', 'note', 'reason', 'holdId', 'zzz')
    .map((name) => (old: unknown) => (typeof old === 'object' && old !== null ? { ...old, [name]: 'pat' } : old)),
);

/** A place of the sample: the whole of it often enough that every run has some that are no object. */
const placeIn = (sample: unknown): fc.Arbitrary<string[]> =>
  fc.oneof(
    { arbitrary: fc.constant<string[]>([]), weight: 1 },
    { arbitrary: fc.constantFrom(...placesOf(sample)), weight: 3 },
  );

/** A sample changed in one or two places. */
const bodiesLike = (sample: unknown): fc.Arbitrary<unknown> =>
  fc
    .array(fc.tuple(placeIn(sample), change), { minLength: 1, maxLength: 2 })
    .map((changes) =>
      changes.reduce<unknown>((body, [place, make]) => {
        const isThere = placesOf(body).some((known) => known.join('/') === place.join('/'));
        return isThere ? changedAt(body, place, make) : body;
      }, sample),
    )
    .filter((body) => body !== undefined);

describe('the model of a body', () => {
  it.each(withBody)(
    'of $operationId lets through whatever its function takes, and every object',
    ({ operationId, body }) => {
      const name = operationId;
      const models = new BodyModels('api', [
        { Type: 'AWS::ApiGateway::Model', physicalId: name, Properties: { Name: name, Schema: bodySchema(body) } },
      ]);
      const faultOf = models.validator(name);
      const verdicts = { taken: 0, refused: 0 };
      fc.assert(
        fc.property(bodiesLike(SAMPLES[operationId]), (asked) => {
          const text = JSON.stringify(asked);
          const isTaken = body.safeParse(JSON.parse(text)).success;
          const fault = faultOf(Buffer.from(text));
          if (isTaken) expect(fault, text).toBeUndefined();
          verdicts.taken += Number(isTaken);
          verdicts.refused += Number(fault !== undefined);
          // What it refuses has one fault, and the gateway's answer names that one.
          const isObject = typeof asked === 'object' && asked !== null && !Array.isArray(asked);
          expect(fault === undefined, text).toBe(isObject);
        }),
        { numRuns: 600 },
      );
      expect(verdicts.taken).toBeGreaterThan(50);
      expect(verdicts.refused).toBeGreaterThan(10);
    },
  );
});
