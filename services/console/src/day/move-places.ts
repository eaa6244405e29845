import type { Slot } from '../desk/desk.ts';
import { dayOf, minutesInto } from '../time/practice-time.ts';
import type { ColumnPlace } from './sheet-layout.ts';

/** A free time on a sheet: where an appointment can be moved. */
export interface FreePlace {
  readonly column: number;
  readonly slot: Slot;
  /** On the wall clock since the midnight of the column's day. */
  readonly minutes: number;
}

/** The free times of each column, earliest first. */
export function freePlaces(
  columns: readonly Pick<ColumnPlace, 'day' | 'providerId'>[],
  slots: readonly Slot[],
  timeZone: string,
): FreePlace[][] {
  const sorted = slots.toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start));
  return columns.map(({ day, providerId }, column) =>
    sorted
      .filter((slot) => slot.providerId === providerId && dayOf(slot.start, timeZone) === day)
      .map((slot) => ({ column, slot, minutes: minutesInto(day, slot.start, timeZone) })),
  );
}

/** Where a move by keys begins: at the appointment's own time, or the nearest to it. */
export function firstPlace(
  places: readonly (readonly FreePlace[])[],
  { start, providerId }: Pick<Slot, 'start' | 'providerId'>,
): FreePlace | undefined {
  const far = ({ slot }: FreePlace): number => Math.abs(Date.parse(slot.start) - Date.parse(start));
  const strange = ({ slot }: FreePlace): number => Number(slot.providerId !== providerId);
  return places.flat().toSorted((a, b) => far(a) - far(b) || strange(a) - strange(b))[0];
}

const PAGE_MINUTES = 60;

/** Where a key leads: up and down in a column, left and right to the same time of the next column with a free one, an hour
 *  with the keys of pages; undefined: nowhere. */
export function placeBeside(
  places: readonly (readonly FreePlace[])[],
  from: FreePlace,
  pressed: string,
): FreePlace | undefined {
  const own = places[from.column] ?? [];
  const index = own.findIndex(({ slot }) => slot.start === from.slot.start);
  switch (pressed) {
    case 'ArrowUp':
      return own[index - 1];
    case 'ArrowDown':
      return own[index + 1];
    case 'PageUp':
      return own.findLast(({ minutes }) => minutes <= from.minutes - PAGE_MINUTES) ?? own[0];
    case 'PageDown':
      return own.find(({ minutes }) => minutes >= from.minutes + PAGE_MINUTES) ?? own.at(-1);
    case 'Home':
      return own[0];
    case 'End':
      return own.at(-1);
    case 'ArrowLeft':
      return nearest(places.slice(0, from.column).findLast(isFilled) ?? [], from.minutes);
    case 'ArrowRight':
      return nearest(places.slice(from.column + 1).find(isFilled) ?? [], from.minutes);
    default:
      return undefined;
  }
}

/** How far from a free time a drop still means it. */
const NEAR_MINUTES = 15;

/** The free time that a drop at `minutes` of a column means; undefined: none, it is taken or closed there. */
export function placeAt(
  places: readonly (readonly FreePlace[])[],
  column: number,
  minutes: number,
): FreePlace | undefined {
  const found = nearest(places[column] ?? [], minutes);
  return found && Math.abs(found.minutes - minutes) <= NEAR_MINUTES ? found : undefined;
}

const isFilled = ({ length }: readonly FreePlace[]): boolean => length > 0;

function nearest(places: readonly FreePlace[], minutes: number): FreePlace | undefined {
  return places.toSorted((a, b) => Math.abs(a.minutes - minutes) - Math.abs(b.minutes - minutes))[0];
}
