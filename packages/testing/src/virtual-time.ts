import type { Clock } from '@frontdesk/core/clock';

interface Sleeper {
  at: number;
  wake: () => void;
}

/** Time that passes only when everyone sleeps, so hours of concurrent waiting run in milliseconds, in the same order each
 *  time. Give `clock` and `sleep` to the code under test and await it inside `run`. */
export class VirtualTime {
  readonly clock: Clock = { now: () => this.#now };
  #now: number;
  #sleepers: Sleeper[] = [];

  constructor(startEpochMilliseconds = 0) {
    this.#now = startEpochMilliseconds;
  }

  readonly sleep = (milliseconds: number): Promise<void> =>
    new Promise((wake) => {
      this.#sleepers.push({ at: this.#now + Math.max(0, milliseconds), wake });
    });

  /** Runs `work` to its end, letting time pass whenever nothing else can happen. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    let running = true;
    const result = work().finally(() => {
      running = false;
    });
    result.catch(() => undefined);
    while (running) {
      await new Promise(setImmediate);
      if (running) this.#wakeNext();
    }
    return result;
  }

  #wakeNext(): void {
    const next = this.#sleepers.reduce<Sleeper | undefined>(
      (first, sleeper) => (first === undefined || sleeper.at < first.at ? sleeper : first),
      undefined,
    );
    if (next === undefined) return;
    this.#sleepers = this.#sleepers.filter((sleeper) => sleeper !== next);
    this.#now = Math.max(this.#now, next.at);
    next.wake();
  }
}
