import { AppError, inputInvalid } from './app-error.ts';

type Headers = Readonly<Record<string, string | undefined>>;

/** Without a comma: the HTTP API joins two header lines with one, and two keys must not become a third. */
const BARE_KEY = /^(?!")[\x21-\x2b\x2d-\x7e]{1,255}$/;
/** A String of RFC 9651, section 3.3.3. */
const QUOTED_KEY = /^"((?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\]){1,255})"$/;
const ESCAPE = /\\(["\\])/g;

/** The two forms of a key in what every engine of regular expressions reads, for the OpenAPI document. */
export const IDEMPOTENCY_KEY_PATTERN = '^([!#-+.-~-][!-+.-~-]{0,254}|"([ !#-\\[\\]-~]|\\\\["\\\\]){1,255}")$';

const RULE =
  'must be 1 to 255 visible ASCII characters without a comma, or one string in double quotes without parameters (RFC 9651), and sent once';

/** Reads `Idempotency-Key` (or `X-Idempotency-Key`) from lower-cased headers; undefined when neither is sent. The quoted form
 *  of draft-ietf-httpapi-idempotency-key-header and the bare form are one key: `"k-1"` is `k-1`.
 *  Throws INPUT_INVALID for a list, parameters, a string that does not end, or two headers with two keys. */
export function idempotencyKeyFrom(headers: Headers): string | undefined {
  const key = keyOf(headers, 'idempotency-key');
  const alias = keyOf(headers, 'x-idempotency-key');
  if (key !== undefined && alias !== undefined && key !== alias) {
    throw inputInvalid('/headers/x-idempotency-key', 'must be absent or the same key as in Idempotency-Key');
  }
  return key ?? alias;
}

/** As `idempotencyKeyFrom`, for operations that cannot do without. Throws IDEMPOTENCY_KEY_REQUIRED. */
export function requireIdempotencyKey(headers: Headers): string {
  const key = idempotencyKeyFrom(headers);
  if (key === undefined) throw new AppError('IDEMPOTENCY_KEY_REQUIRED');
  return key;
}

function keyOf(headers: Headers, name: string): string | undefined {
  const sent = headers[name];
  if (sent === undefined || BARE_KEY.test(sent)) return sent;
  const quoted = QUOTED_KEY.exec(sent)?.[1];
  if (quoted === undefined) throw inputInvalid(`/headers/${name}`, RULE);
  return quoted.replace(ESCAPE, '$1');
}
