import { type CursorOwner, decodeCursor, encodeCursor } from '@frontdesk/core/page-cursor';
import type { EpochMinutes } from '@frontdesk/scheduling/instant';

/** Where a page of slots ended: the next one begins after this provider at this start. */
export interface SlotPosition {
  readonly start: EpochMinutes;
  readonly providerId: string;
}

/** Writes a position as a text that callers hand back unread. */
export function writeCursor(owner: CursorOwner, { start, providerId }: SlotPosition): string {
  return encodeCursor(owner, [start, providerId]);
}

/** Reads what `writeCursor` wrote; undefined without a cursor. Throws NOT_FOUND for another practice's cursor,
 *  INPUT_INVALID for one that belongs to another query or is none. */
export function readCursor(cursor: string | undefined, owner: CursorOwner): SlotPosition | undefined {
  const position = decodeCursor(cursor, owner, isStartAndProvider);
  return position && { start: position[0], providerId: position[1] };
}

function isStartAndProvider(parts: readonly unknown[]): parts is readonly [start: EpochMinutes, providerId: string] {
  return parts.length === 2 && Number.isSafeInteger(parts[0]) && typeof parts[1] === 'string';
}
