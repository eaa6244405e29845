import { IDEMPOTENCY_KEY_PATTERN } from '@frontdesk/core/idempotency-key';
import type { JsonObject } from './openapi-schemas.ts';
import { SIMULATED_FAILURES } from './simulated-failures.ts';

/** What the resources are about, by the tag of their operations. */
export const TAGS: Readonly<Record<string, string>> = {
  appointments: 'From the booking to the visit.',
  holds: 'A free time kept for five minutes.',
  practices: 'What a booking page needs to know of a practice.',
  slots: 'Free times.',
  schedules: 'Opening hours of providers.',
  closures: 'Days and hours on which nobody is seen.',
  calls: 'The call log.',
  account: 'You, as a vendor.',
  sandbox: 'The practice of your own.',
  subscriptions: "Vendors' ways into practices, and the keys that open them.",
  events: 'What happened at the practice, in order.',
  webhooks: 'Endpoints of yours that events are sent to.',
};

/** `components.parameters`. */
export const PARAMETERS: JsonObject = {
  IdempotencyKeyRequired: idempotencyKey(true),
  IdempotencyKey: idempotencyKey(false),
  IfMatch: header(
    'If-Match',
    'The version that you read, as its `ETag`; `*` for any. A stale one is answered 412.',
    '"3"',
  ),
  IfNoneMatchStar: header('If-None-Match', '`*`, instead of `If-Match`, to create what is not there yet.', '*'),
  IfNoneMatch: header('If-None-Match', 'The versions that you have; the current one is answered 304.', '"3"'),
  Simulate: {
    name: 'Frontdesk-Simulate',
    in: 'header',
    required: false,
    description: [
      'Fails on demand before anything is done, to try what your software does then: `429`, `500` and `503` answer so at once, `timeout` answers',
      '503 after 2.5 seconds. With test keys only: with a live key the header has no effect.',
    ].join(' '),
    schema: { type: 'string', enum: [...SIMULATED_FAILURES] },
  },
};

/** `components.headers`. */
export const HEADERS: JsonObject = {
  ETag: {
    description: "The resource's version, for `If-Match` and `If-None-Match`.",
    schema: { type: 'string' },
    example: '"1"',
  },
  Location: {
    description: 'The path of what was created.',
    schema: { type: 'string', format: 'uri-reference' },
    example: '/appointments/apt_00000000000000000000000000000001',
  },
  'Cache-Control': {
    description: 'How long who may keep the answer (RFC 9111).',
    schema: { type: 'string' },
    example: 'private, max-age=300',
  },
  RetryAfter: {
    description: 'Seconds to wait before trying again.',
    schema: { type: 'integer', minimum: 0 },
    example: 1,
  },
};

function idempotencyKey(required: boolean): JsonObject {
  return {
    name: 'Idempotency-Key',
    in: 'header',
    required,
    description: [
      'Your own unique key of this request, such as a UUID; for 24 hours the same key gives the same answer and does the',
      'work once. The form of draft-ietf-httpapi-idempotency-key-header, a String of RFC 9651 in double quotes, and the bare',
      'form are one key: `"k-1"` is `k-1`. Send one header line: the gateway joins two with a comma, so a bare key has no',
      'comma, and lists and parameters are refused. `X-Idempotency-Key` is understood too; with both, the keys must be the',
      'same.',
    ].join(' '),
    schema: { type: 'string', pattern: IDEMPOTENCY_KEY_PATTERN },
    example: '00000000-0000-4000-8000-000000000001',
  };
}

function header(name: string, description: string, example: string): JsonObject {
  return { name, in: 'header', required: false, description, schema: { type: 'string' }, example };
}

/** Samples of path and query parameters; one that has a list of values needs none. */
export const PARAMETER_EXAMPLES: Readonly<Record<string, string | number>> = {
  from: '2027-03-01',
  to: '2027-03-14',
  appointmentType: 'exam',
  providerId: 'dr-adams',
  limit: 100,
  date: '2027-03-01',
  epoch: 'ep_00000000000000000000000000000001',
  after: 1840,
};
