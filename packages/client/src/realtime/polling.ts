import type { Timers } from '../timers.ts';

/** Calls again and again, never twice at once: what a dashboard does where WebSockets do not get through. */
export class Polling {
  readonly #timers: Timers;
  readonly #intervalMs: number;
  readonly #poll: () => void | Promise<void>;
  #cancel: (() => void) | undefined;

  constructor(timers: Timers, intervalMs: number, poll: () => void | Promise<void>) {
    this.#timers = timers;
    this.#intervalMs = intervalMs;
    this.#poll = poll;
  }

  start(): void {
    if (this.#cancel === undefined) this.#schedule(0);
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #schedule(delayMs: number): void {
    const cancel = this.#timers.after(delayMs, async () => {
      try {
        await this.#poll();
      } catch {
        // The next one may succeed.
      }
      if (this.#cancel === cancel) this.#schedule(this.#intervalMs);
    });
    this.#cancel = cancel;
  }
}
