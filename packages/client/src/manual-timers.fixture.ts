import { setImmediate as turn } from 'node:timers/promises';
import type { Timers } from './timers.ts';

/** Time that passes when a test says so. */
export class ManualTimers implements Timers {
  #now = 1_800_000_000_000;
  #due: { at: number; call: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(delayMs: number, call: () => void): () => void {
    const entry = { at: this.#now + delayMs, call };
    this.#due.push(entry);
    return () => {
      this.#due = this.#due.filter((other) => other !== entry);
    };
  }

  get pending(): number {
    return this.#due.length;
  }

  /** Lets time pass, and what is due happen in its order, promises included. */
  async advance(ms: number): Promise<void> {
    const until = this.#now + ms;
    await turn();
    for (;;) {
      const next = this.#due.toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined || next.at > until) break;
      this.#now = next.at;
      this.#due = this.#due.filter((entry) => entry !== next);
      next.call();
      await turn();
    }
    this.#now = until;
  }
}
