import { randomUUID } from 'node:crypto';
import type { Clock } from '@frontdesk/core/clock';
import type { Metrics } from '@frontdesk/core/metrics';
import type { Place, PlaceStore } from '@frontdesk/core/place-store';

/** Places that have all been taken for so long will not be free soon: their upstream is slow. */
const SLOW_MILLISECONDS = 2_000;
/** How long a container that found them so asks no further. */
const FULL_MILLISECONDS = 1_000;
/** Of an upstream that is quick, how long a call waits for a place, and how often it looks. */
const LONGEST_WAIT_MILLISECONDS = 5_000;
const LOOK_MILLISECONDS = 250;

export interface SharedPlacesOptions {
  readonly store: PlaceStore;
  /** Of each upstream, for all containers together. */
  readonly places: number;
  readonly clock: Clock;
  readonly metrics: Metrics;
  /** Uniform in [0, 1). */
  readonly random?: () => number;
}

/** A bulkhead that all containers share: so many calls to one upstream may be under way at once. Who finds no place waits while places change
 *  hands, and not for an upstream that is slow. A container that dies keeps its place until the call's time is over. A store that
 *  does not answer lets calls through (ADR-0053). */
export class SharedPlaces {
  readonly #options: SharedPlacesOptions;
  readonly #fullUntil = new Map<string, number>();

  constructor(options: SharedPlacesOptions) {
    this.#options = options;
  }

  /** Gives what frees the place; undefined when there is none to be had. `until`: epoch milliseconds at which the call is over at the
   *  latest. Neither ever rejects. */
  async take(upstream: string, until: number): Promise<(() => Promise<void>) | undefined> {
    const { clock, metrics } = this.#options;
    const waitsUntil = Math.min(until, clock.now() + LONGEST_WAIT_MILLISECONDS);
    const holder = randomUUID();
    try {
      while (clock.now() >= (this.#fullUntil.get(upstream) ?? 0)) {
        const taken = await this.#takeOne(upstream, holder, until);
        if (typeof taken === 'object') return () => this.#free(taken);
        const isSlow = clock.now() - taken >= SLOW_MILLISECONDS;
        if (isSlow) this.#fullUntil.set(upstream, clock.now() + FULL_MILLISECONDS);
        if (isSlow || clock.now() + LOOK_MILLISECONDS >= waitsUntil) return undefined;
        await new Promise((resolve) => setTimeout(resolve, LOOK_MILLISECONDS));
      }
      return undefined;
    } catch {
      metrics.record('CircuitUnavailable');
      return async () => {};
    }
  }

  /** A place, or since when the one has been taken that was taken last. */
  async #takeOne(upstream: string, holder: string, until: number): Promise<Place | number> {
    const { store, places, clock, random = Math.random } = this.#options;
    // Each container begins elsewhere, so that most find a free one at once.
    const first = Math.floor(random() * places);
    let last = 0;
    for (let step = 0; step < places; step += 1) {
      const place = { upstream, number: (first + step) % places, holder, since: clock.now(), until };
      const takenSince = await store.take(place);
      if (takenSince === undefined) return place;
      last = Math.max(last, takenSince);
    }
    return last;
  }

  async #free(place: Place): Promise<void> {
    try {
      await this.#options.store.free(place);
    } catch {
      // It is free when its time is over.
      this.#options.metrics.record('CircuitUnavailable');
    }
  }
}
