import type { Hold } from '../domain/hold.ts';
import { type HoldPlaces, NO_HOLDS } from '../domain/hold-places.ts';

type Holder = Pick<Hold, 'practiceId' | 'subject'>;

/** The places in which people have their open holds. */
export class MemoryHoldPlaces {
  readonly #places = new Map<string, HoldPlaces>();

  of({ practiceId, subject }: Holder): HoldPlaces {
    return this.#places.get(`${practiceId}#${subject}`) ?? NO_HOLDS;
  }

  /** undefined: nothing is there any more. */
  set(holder: Holder, place: number, hold: Hold | undefined): void {
    this.#places.set(`${holder.practiceId}#${holder.subject}`, this.of(holder).with(place, hold));
  }

  /** The holder's places, when the hold is not in this one. */
  unlessIn(practiceId: string, { subject, id }: Pick<Hold, 'subject' | 'id'>, place: number): HoldPlaces | undefined {
    const places = this.of({ practiceId, subject });
    return places[place]?.id === id ? undefined : places;
  }
}
