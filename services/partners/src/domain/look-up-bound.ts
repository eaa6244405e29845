import type { Clock } from '@frontdesk/core/clock';
import type { KeyGrant } from '@frontdesk/subscriptions/domain/key-grant';

/** Reads a second that a container spends on keys that it has never found, and how many it may save up. */
const READS_PER_SECOND = 10;
const BURST = 50;
/** Hashes that are remembered of each kind; a hash takes about 150 bytes. */
const MOST_REMEMBERED = 10_000;
const UNKNOWN_FOR_MILLISECONDS = 60_000;

export type LookUp =
  /** It was looked for within the last minute, and is nobody's. */
  | 'unknown'
  /** The reads for keys that were never found are used up. */
  | 'refused'
  | 'allowed';

/** Bounds what random keys cost. A container remembers which keys it found and which it did not; for all others it reads at most
 *  ten times a second, after a burst of fifty. A key that was found once is never refused a read. */
export class LookUpBound {
  readonly #clock: Clock;
  readonly #found = new Map<string, true>();
  readonly #unknownUntil = new Map<string, number>();
  readonly #underWay = new Map<string, Promise<KeyGrant | undefined>>();
  #reads = BURST;
  #filledAt: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#filledAt = clock.now();
  }

  /** Whether a key may be looked up now. */
  ask(hash: string): LookUp {
    const now = this.#clock.now();
    if ((this.#unknownUntil.get(hash) ?? 0) > now) return 'unknown';
    if (this.#found.has(hash) || this.#underWay.has(hash)) return 'allowed';
    this.#reads = Math.min(BURST, this.#reads + ((now - this.#filledAt) / 1000) * READS_PER_SECOND);
    this.#filledAt = now;
    if (this.#reads < 1) return 'refused';
    this.#reads -= 1;
    return 'allowed';
  }

  /** Reads a key that may be looked up: once for all who ask while the read is under way. On Lambda a container has one request at a
   *  time; the local cloud's has many. */
  async read(hash: string, find: (hash: string) => Promise<KeyGrant | undefined>): Promise<KeyGrant | undefined> {
    const underWay = this.#underWay.get(hash);
    if (underWay !== undefined) return underWay;
    const reading = find(hash).finally(() => this.#underWay.delete(hash));
    this.#underWay.set(hash, reading);
    return reading;
  }

  /** It is somebody's: its read does not count. */
  found(hash: string): void {
    if (!this.#found.has(hash)) this.#reads = Math.min(BURST, this.#reads + 1);
    remember(this.#found, hash, true);
  }

  /** It is nobody's. */
  missed(hash: string): void {
    this.#found.delete(hash);
    remember(this.#unknownUntil, hash, this.#clock.now() + UNKNOWN_FOR_MILLISECONDS);
  }
}

/** The latest are kept. */
function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > MOST_REMEMBERED && oldest !== undefined) map.delete(oldest);
}
