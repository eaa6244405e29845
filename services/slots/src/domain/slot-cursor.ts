import { AppError, inputInvalid } from '@frontdesk/core/app-error';
import type { EpochMinutes } from '@frontdesk/scheduling/instant';

/** Where a page of slots ended: the next one begins after this provider at this start. */
export interface SlotPosition {
  readonly start: EpochMinutes;
  readonly providerId: string;
}

/** What a cursor belongs to. `limit` is not part of it: a caller may go on with larger pages. */
export interface CursorOwner {
  readonly practiceId: string;
  readonly query: readonly (string | undefined)[];
}

/** Writes a position as an opaque text. It holds no secret and grants nothing, so it is not signed: whoever alters one
 *  gets another page of his own practice. */
export function writeCursor({ practiceId, query }: CursorOwner, { start, providerId }: SlotPosition): string {
  const content = JSON.stringify([practiceId, normal(query), start, providerId]);
  return Buffer.from(content).toString('base64url');
}

/** Reads what `writeCursor` wrote. Throws NOT_FOUND for another practice's cursor, INPUT_INVALID for one that belongs to
 *  another query or is none. */
export function readCursor(cursor: string, { practiceId, query }: CursorOwner): SlotPosition {
  const content = parse(cursor);
  if (!Array.isArray(content) || content.length !== 4) throw notACursor();
  const [ofPractice, ofQuery, start, providerId]: unknown[] = content;
  if (typeof ofPractice !== 'string' || !Number.isSafeInteger(start) || typeof providerId !== 'string') {
    throw notACursor();
  }
  if (ofPractice !== practiceId) throw new AppError('NOT_FOUND');
  if (JSON.stringify(ofQuery) !== JSON.stringify(normal(query))) throw notACursor();
  return { start: Number(start), providerId };
}

/** An absent parameter as JSON has it. */
function normal(query: CursorOwner['query']): (string | null)[] {
  return query.map((parameter) => parameter ?? null);
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw notACursor();
  }
}

function notACursor(): AppError {
  return inputInvalid('/query/cursor', 'is not a cursor of this list');
}
