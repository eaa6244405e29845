/** One of the places that an upstream has for calls, and who has it from when until when (epoch milliseconds). */
export interface Place {
  readonly upstream: string;
  /** Counted from 0. */
  readonly number: number;
  readonly holder: string;
  readonly since: number;
  readonly until: number;
}

/** Keeps the places that all containers share. Both methods throw when it cannot. */
export interface PlaceStore {
  /** Undefined: it is taken, from now on. Otherwise somebody else has it: since when. */
  take(place: Place): Promise<number | undefined>;
  /** Nothing happens to a place that somebody else has taken meanwhile. */
  free(place: Place): Promise<void>;
}
