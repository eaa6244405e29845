import { AppError, inputInvalid } from '@frontdesk/core/app-error';

/** Where a page of calls ended, for the practice and the query that it was a page of. */
export interface CallCursor {
  readonly practiceId: string;
  /** `from`, `to` and `status` as they were asked. */
  readonly query: readonly (string | undefined)[];
  readonly lastKey: string;
}

const KEY = /^[\x21-\x7e]{1,200}$/;

/** Writes a cursor that callers hand back unread. It grants nothing: whoever alters one gets another page of their own. */
export function writeCursor({ practiceId, query, lastKey }: CallCursor): string {
  return Buffer.from(JSON.stringify([practiceId, normal(query), lastKey])).toString('base64url');
}

/** The key after which the next page begins; undefined without a cursor. Throws NOT_FOUND for a cursor of another
 *  practice, INPUT_INVALID for one of another query and for what is no cursor. */
export function readCursor(
  cursor: string | undefined,
  { practiceId, query }: Omit<CallCursor, 'lastKey'>,
): string | undefined {
  if (cursor === undefined) return undefined;
  const [ofPractice, ofQuery, lastKey] = partsOf(cursor);
  if (typeof ofPractice !== 'string' || typeof lastKey !== 'string' || !KEY.test(lastKey)) throw notACursor();
  if (ofPractice !== practiceId) throw new AppError('NOT_FOUND');
  if (JSON.stringify(ofQuery) !== JSON.stringify(normal(query))) throw notACursor();
  return lastKey;
}

function partsOf(cursor: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

function normal(query: CallCursor['query']): (string | null)[] {
  return query.map((parameter) => parameter ?? null);
}

function notACursor(): AppError {
  return inputInvalid('/query/cursor', 'is not a cursor of this list');
}
