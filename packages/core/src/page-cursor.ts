import { AppError, inputInvalid } from './app-error.ts';

/** What a cursor belongs to: it leads on in no other practice's list, nor in one of another query. */
export interface CursorOwner {
  readonly practiceId: string;
  /** What was asked, without limit and cursor: a caller may go on with larger pages. */
  readonly query: string | readonly (string | undefined)[];
}

const NO_CURSOR = 'is not a cursor of this list';
const KEY_FORM = /^[\x21-\x7e]{1,200}$/;

/** Writes where a page of a list ended as a text that callers hand back unread. It holds no secret and grants nothing, so
 *  it is not signed: whoever alters one gets another page of their own practice. */
export function encodeCursor({ practiceId, query }: CursorOwner, position: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify([practiceId, query, ...position])).toString('base64url');
}

/** The position that `encodeCursor` wrote; undefined without a cursor. Throws NOT_FOUND for another practice's cursor,
 *  INPUT_INVALID for one of another query, in the words of `otherQuery`, and for what is no cursor. */
export function decodeCursor<Position extends readonly unknown[]>(
  cursor: string | undefined,
  { practiceId, query }: CursorOwner,
  isPosition: (parts: readonly unknown[]) => parts is Position,
  otherQuery = NO_CURSOR,
): Position | undefined {
  if (cursor === undefined) return undefined;
  const [ofPractice, ofQuery, ...position] = partsOf(cursor);
  if (typeof ofPractice !== 'string' || !isPosition(position)) throw inputInvalid('/query/cursor', NO_CURSOR);
  if (ofPractice !== practiceId) throw new AppError('NOT_FOUND');
  // As text: JSON has null where a parameter is absent.
  if (JSON.stringify(ofQuery) !== JSON.stringify(query)) throw inputInvalid('/query/cursor', otherQuery);
  return position;
}

/** A position that is the key of the page's last item. */
export function isKeyPosition(parts: readonly unknown[]): parts is readonly [key: string] {
  const [key, ...more] = parts;
  return typeof key === 'string' && KEY_FORM.test(key) && more.length === 0;
}

function partsOf(cursor: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}
