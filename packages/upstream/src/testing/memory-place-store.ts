import type { Place, PlaceStore } from '@frontdesk/core/place-store';

/** Places in memory, that may be told to fail. */
export class MemoryPlaceStore implements PlaceStore {
  failing = false;
  readonly #taken = new Map<string, Place>();

  async take(place: Place): Promise<number | undefined> {
    const stored = this.#stored(place);
    if (stored.until > place.since) return stored.since;
    this.#taken.set(keyOf(place), place);
    return undefined;
  }

  async free(place: Place): Promise<void> {
    if (this.#stored(place).holder === place.holder) this.#taken.set(keyOf(place), { ...place, until: 0 });
  }

  #stored(place: Place): Pick<Place, 'holder' | 'since' | 'until'> {
    if (this.failing) throw new Error('The store does not answer.');
    return this.#taken.get(keyOf(place)) ?? { holder: '', since: 0, until: 0 };
  }
}

const keyOf = ({ upstream, number }: Place): string => `${upstream}#${number}`;
