import { createHash } from 'node:crypto';
import { AppError, inputInvalid } from '@frontdesk/core/app-error';
import { canonicalJson } from '@frontdesk/core/canonical-json';

/** Where a page of a list ended, for the practice and the query that it was a page of. */
export interface PageCursor {
  readonly practiceId: string;
  /** What was asked, without limit and cursor. */
  readonly query: unknown;
  readonly lastKey: string;
}

const KEY_FORM = /^[\x21-\x7e]{1,200}$/;

/** Writes a cursor that callers hand back unread. It names no patient: keys are instants and ids. */
export function writeCursor({ practiceId, query, lastKey }: PageCursor): string {
  return Buffer.from(JSON.stringify([practiceId, digestOf(query), lastKey])).toString('base64url');
}

/** The key after which the next page begins; undefined without a cursor. Throws NOT_FOUND for a cursor of another
 *  practice, INPUT_INVALID for one of another query and for what is no cursor. */
export function readCursor(
  cursor: string | undefined,
  { practiceId, query }: Omit<PageCursor, 'lastKey'>,
): string | undefined {
  if (cursor === undefined) return undefined;
  const parts = partsOf(cursor);
  if (parts === undefined) throw inputInvalid('/query/cursor', 'is not a cursor of this list');
  const [cursorPractice, digest, lastKey] = parts;
  if (cursorPractice !== practiceId) throw new AppError('NOT_FOUND');
  if (digest !== digestOf(query)) throw inputInvalid('/query/cursor', 'is a cursor of another query');
  return lastKey;
}

function partsOf(cursor: string): [practiceId: string, digest: string, lastKey: string] | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(parts) || parts.length !== 3) return undefined;
    const [practiceId, digest, lastKey] = parts;
    if (typeof practiceId !== 'string' || typeof digest !== 'string' || typeof lastKey !== 'string') return undefined;
    return KEY_FORM.test(lastKey) ? [practiceId, digest, lastKey] : undefined;
  } catch {
    return undefined;
  }
}

function digestOf(query: unknown): string {
  return createHash('sha256').update(canonicalJson(query)).digest('hex').slice(0, 16);
}
