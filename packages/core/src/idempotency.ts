import { createHash } from 'node:crypto';
import { AppError, inputInvalid } from './app-error.ts';
import type { AuthoriserContext } from './authoriser-context.ts';
import { canonicalJson } from './canonical-json.ts';

/** How long an answer is kept for its key. */
export const IDEMPOTENCY_TTL_SECONDS = 24 * 60 * 60;

const KEY_FORM = /^[\x21-\x7e]{1,255}$/;

/** What makes two requests "the same request": the scope in which the client's key counts, and the digest of what was asked. */
export interface IdempotencyScope {
  /** Partition key of the record: `<practiceId>#<SHA-256 of actor, operation and client key>`. */
  scope: string;
  /** SHA-256 (hex) of the canonical request. */
  requestHash: string;
}

/** Reads `Idempotency-Key` (or `X-Idempotency-Key`) from lower-cased headers; undefined when neither is sent.
 *  Throws INPUT_INVALID for a key that is not 1 to 255 visible ASCII characters.
 *  Source: draft-ietf-httpapi-idempotency-key-header. */
export function idempotencyKeyFrom(headers: Readonly<Record<string, string | undefined>>): string | undefined {
  const key = headers['idempotency-key'] ?? headers['x-idempotency-key'];
  if (key !== undefined && !KEY_FORM.test(key)) {
    throw inputInvalid('/headers/idempotency-key', 'must be 1 to 255 visible ASCII characters');
  }
  return key;
}

/** As `idempotencyKeyFrom`, for operations that cannot do without. Throws IDEMPOTENCY_KEY_REQUIRED. */
export function requireIdempotencyKey(headers: Readonly<Record<string, string | undefined>>): string {
  const key = idempotencyKeyFrom(headers);
  if (key === undefined) throw new AppError('IDEMPOTENCY_KEY_REQUIRED');
  return key;
}

/** The scope of a client's key: practice, actor, operation and key, so that nobody meets another's record.
 *  `request` is what was asked, as sent: path parameters and the body's JSON before any schema wrapped it. */
export function idempotencyScope(
  caller: Pick<AuthoriserContext, 'practiceId' | 'channel' | 'subject'>,
  operation: string,
  key: string,
  request: unknown,
): IdempotencyScope {
  const parts = JSON.stringify([caller.channel, caller.subject, operation, key]);
  return { scope: `${caller.practiceId}#${sha256(parts)}`, requestHash: sha256(canonicalJson(request)) };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
