import { setTimeout as sleepFor } from 'node:timers/promises';
import type { Clock } from '@frontdesk/core/clock';

export interface BackoffOptions {
  /** Epoch milliseconds at which waiting is over. */
  deadline: number;
  clock: Clock;
  /** The first wait is at most this long; each further one at most twice the one before. */
  baseMilliseconds?: number;
  longestMilliseconds?: number;
  /** Uniform in [0, 1). */
  random?: () => number;
  sleep?: (milliseconds: number) => Promise<unknown>;
}

/** Waits between attempts: a uniformly random time up to an exponentially growing bound ("full jitter"), which spreads
 *  clients that met at one item better than any fixed schedule, and never past the deadline.
 *  Source: AWS Architecture Blog, "Exponential Backoff And Jitter". */
export class Backoff {
  readonly #deadline: number;
  readonly #clock: Clock;
  readonly #longest: number;
  readonly #random: () => number;
  readonly #sleep: (milliseconds: number) => Promise<unknown>;
  #bound: number;

  constructor(options: BackoffOptions) {
    this.#deadline = options.deadline;
    this.#clock = options.clock;
    this.#bound = options.baseMilliseconds ?? 20;
    this.#longest = options.longestMilliseconds ?? 640;
    this.#random = options.random ?? Math.random;
    this.#sleep = options.sleep ?? sleepFor;
  }

  /** Waits, then tells whether there is time for another attempt. False at once when the wait would outlast the deadline. */
  async wait(): Promise<boolean> {
    const milliseconds = this.#random() * this.#bound;
    this.#bound = Math.min(this.#longest, this.#bound * 2);
    if (this.#clock.now() + milliseconds >= this.#deadline) return false;
    await this.#sleep(milliseconds);
    return this.#clock.now() < this.#deadline;
  }
}
