import { ERROR_CATALOGUE, type ErrorCode } from '@frontdesk/core/error-catalogue';
import { problemType } from '@frontdesk/core/problem';
import { codesOf, partnerCodesOf } from './openapi-answers.ts';
import { PARTNER_ROUTES } from './partner-routes.ts';
import { ROUTES } from './routes.ts';

/** What a caller does about each. */
const ADVICE: Readonly<Record<ErrorCode, string>> = {
  INPUT_INVALID: 'Correct what `errors` points at; the same request again fails again.',
  IDEMPOTENCY_KEY_REQUIRED: 'Send an `Idempotency-Key`, a new one for each booking, the same one for each repetition.',
  UNAUTHENTICATED: 'Send the whole key as `x-api-key`. A key that was revoked does not come back: make a new one.',
  FORBIDDEN: 'Ask somebody whose role permits it, or for a key with the scope and of the practice.',
  NOT_FOUND: 'Check the id. What belongs to another practice answers like this too.',
  SLOT_TAKEN:
    'Search again and offer another time. For `arrive` after a no-show and for `correct`: book a new time for the patient.',
  STATUS_CONFLICT:
    'Read the appointment: its status does not permit the change ([table](appointment-statuses.md)). `detail` says from when, if it is too early.',
  IDEMPOTENCY_IN_PROGRESS: 'Repeat with the same key after `Retry-After`.',
  VERSION_RETIRED: 'Move to the version that the documentation names.',
  STALE_VERSION: 'Read again, apply your change to what is there now, send its `ETag`.',
  CONTENT_TOO_LARGE: 'Send at most 256 KB.',
  UNSUPPORTED_MEDIA_TYPE: 'Send `content-type: application/json`, and no `content-encoding`.',
  SLOT_UNAVAILABLE:
    'Search for times: this one is closed, off the grid, too soon, outside the schedule or no local time.',
  IDEMPOTENCY_KEY_REUSED: 'Use a new key for a new request.',
  PRECONDITION_REQUIRED: 'Read first, and send the `ETag` as `If-Match`.',
  RATE_LIMITED:
    'Repeat after `Retry-After`. For `createHold`: book or release one of your holds, or wait until one lapses.',
  QUOTA_EXCEEDED: 'Wait for the next period (`Retry-After`), or ask for a larger plan.',
  UNEXPECTED: 'Tell us the `instance`. A repetition with the same idempotency key is safe.',
  UNAVAILABLE: 'Repeat with the same idempotency key after `Retry-After`.',
};

/** docs/errors.md. */
export function errorsPage(): string {
  const codes = Object.keys(ERROR_CATALOGUE) as ErrorCode[];
  return `${[
    '# Errors',
    '',
    'Written by `pnpm openapi`; change the catalogue in `packages/core/src/error-catalogue.ts` instead.',
    '',
    'Every error of Frontdesk is `application/problem+json` (RFC 9457): `type`, `title`, `status`, `instance` (the request id',
    'that logs and audit carry), `code`, and where they help `detail` and `errors` (`[{pointer, message}]`, RFC 6901 pointers;',
    '`/query/…` for parameters, `/headers/…` for headers). Hold on to `code`; sentences may change. No error repeats a value',
    'of the request.',
    '',
    'The App API’s gateway answers `{"message": "…"}` itself: 401 without a valid token, 403 without the scope, 404 for an unknown',
    'route, 413, 429, 500 and 503. The Partner API’s gateway answers problem documents, too.',
    '',
    'The firewall in front of both refuses by country (403), by rate (429) and by size (413) with the same documents, as',
    '`application/json`. Their `instance` is `urn:frontdesk:firewall`; the header `x-amz-cf-id` has the request’s id. What AWS’s own',
    'rules refuse (403: addresses of bad repute, patterns of attacks, bots) has no document.',
    '',
    '| Code | Status | Meaning | What to do |',
    '|---|---|---|---|',
    ...codes.map(
      (code) =>
        `| [\`${code}\`](#${code.toLowerCase()}) | ${ERROR_CATALOGUE[code].status} | ${ERROR_CATALOGUE[code].title} | ${ADVICE[code]} |`,
    ),
    '',
    ...codes.flatMap(section),
  ].join('\n')}`;
}

function section(code: ErrorCode): string[] {
  const app = ROUTES.filter((route) => codesOf(route).includes(code)).map(({ operationId }) => operationId);
  const partner = PARTNER_ROUTES.filter((route) => partnerCodesOf(route).includes(code)).map(
    ({ operationId }) => operationId,
  );
  const answers = [
    ...(app.length === 0 ? [] : [`App API: ${operationsOf(app, ROUTES.length)}.`]),
    ...(partner.length === 0 ? [] : [`Partner API: ${operationsOf(partner, PARTNER_ROUTES.length)}.`]),
  ];
  return [`## ${code}`, '', `Type \`${problemType(code)}\`. ${answers.join(' ')}`.trimEnd(), ''];
}

function operationsOf(names: readonly string[], all: number): string {
  return names.length === all ? 'every operation' : names.map((name) => `\`${name}\``).join(', ');
}
