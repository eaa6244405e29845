import { createHash } from 'node:crypto';
import { canonicalJson } from '@frontdesk/core/canonical-json';
import { type CursorOwner, decodeCursor, encodeCursor, isKeyPosition } from '@frontdesk/core/page-cursor';

/** Where a page of a list ended, for the practice and the query that it was a page of. */
export interface PageCursor {
  readonly practiceId: string;
  /** What was asked, without limit and cursor. */
  readonly query: unknown;
  readonly lastKey: string;
}

/** Writes a cursor that callers hand back unread. It names no patient: keys are instants and ids. */
export function writeCursor({ lastKey, ...asked }: PageCursor): string {
  return encodeCursor(ownerOf(asked), [lastKey]);
}

/** The key after which the next page begins; undefined without a cursor. Throws NOT_FOUND for a cursor of another
 *  practice, INPUT_INVALID for one of another query and for what is no cursor. */
export function readCursor(cursor: string | undefined, asked: Omit<PageCursor, 'lastKey'>): string | undefined {
  return decodeCursor(cursor, ownerOf(asked), isKeyPosition, 'is a cursor of another query')?.[0];
}

function ownerOf({ practiceId, query }: Omit<PageCursor, 'lastKey'>): CursorOwner {
  const digest = createHash('sha256').update(canonicalJson(query)).digest('hex');
  return { practiceId, query: digest.slice(0, 16) };
}
