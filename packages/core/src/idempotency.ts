import { createHash } from 'node:crypto';
import type { AuthoriserContext } from './authoriser-context.ts';
import { canonicalJson } from './canonical-json.ts';

/** How long an answer is kept for its key. */
export const IDEMPOTENCY_TTL_SECONDS = 24 * 60 * 60;

/** What makes two requests "the same request": the scope in which the client's key counts, and the digest of what was asked. */
export interface IdempotencyScope {
  /** Partition key of the record: `<practiceId>#<SHA-256 of actor, operation and client key>`. */
  scope: string;
  /** SHA-256 (hex) of the canonical request. */
  requestHash: string;
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
