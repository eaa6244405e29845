import type { ErrorCode } from '@frontdesk/core/error-catalogue';

/** In every part of a request that is refused, and in no answer. */
export const CANARY = 'canary4711';

export const as = (key: string) => ({ headers: { 'x-api-key': key } });
export const json = (key: string, body: unknown) => ({
  headers: { 'x-api-key': key, 'content-type': 'application/json', 'idempotency-key': CANARY },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

type Refused = readonly [
  what: string,
  method: string,
  path: string,
  init: RequestInit,
  status: number,
  code: ErrorCode,
];

/** What the gateway refuses itself, and how. */
export const REFUSED: readonly Refused[] = [
  ['an unknown path', 'GET', `/v2/${CANARY}?q=${CANARY}`, {}, 404, 'NOT_FOUND'],
  ['an unknown version', 'GET', '/v9/appointments', as(CANARY), 404, 'NOT_FOUND'],
  ['a method that a path lacks', 'DELETE', '/v2/practices/p001', as(CANARY), 404, 'NOT_FOUND'],
  ['no key', 'GET', '/v2/practices/p001', {}, 401, 'UNAUTHENTICATED'],
  ['a key in the query string', 'GET', '/v2/practices/p001?x-api-key=p001', {}, 401, 'UNAUTHENTICATED'],
  ['an unknown key', 'GET', '/v2/practices/p001', as(`unknown-${CANARY}`), 401, 'UNAUTHENTICATED'],
  ["another practice's path", 'GET', '/v2/practices/p002', as('p001-a'), 403, 'FORBIDDEN'],
  ['a key that no plan meters', 'GET', '/v2/practices/p001', as('p001-planless'), 403, 'FORBIDDEN'],
  ['no range', 'GET', `/v2/appointments?status=${CANARY}`, as('p001-a'), 400, 'INPUT_INVALID'],
  ['a blank parameter', 'GET', `/v2/appointments?from=&to=${CANARY}`, as('p001-a'), 400, 'INPUT_INVALID'],
  ['a list for a body', 'POST', '/v2/appointments', json('p001-a', [{ [CANARY]: CANARY }]), 400, 'INPUT_INVALID'],
  ['no JSON', 'POST', '/v2/appointments', json('p001-a', `{"${CANARY}`), 400, 'INPUT_INVALID'],
  [
    'a body of more than ten megabytes',
    'POST',
    '/v2/appointments',
    json('p001-a', CANARY.repeat(1_100_000)),
    413,
    'CONTENT_TOO_LARGE',
  ],
  [
    'another type where no function judges it',
    'GET',
    '/health',
    { headers: { 'content-type': `text/${CANARY}` } },
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  ['an authoriser that says nothing', 'GET', '/v2/practices/p001', as('broken'), 503, 'UNAVAILABLE'],
  ['an authoriser that looks no key up', 'GET', '/v2/practices/p001', as('overloaded'), 503, 'UNAVAILABLE'],
  ['a function that throws', 'GET', '/v2/appointments/throws', as('p001-a'), 500, 'UNEXPECTED'],
  ['a function that answers nonsense', 'GET', '/v2/appointments/malformed', as('p001-a'), 500, 'UNEXPECTED'],
  ['a function that takes too long', 'GET', `/v2/appointments/${CANARY}`, as('p001-a'), 504, 'UNAVAILABLE'],
];
