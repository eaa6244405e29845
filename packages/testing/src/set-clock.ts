import type { Clock } from '@frontdesk/core/clock';

/** A clock that stands where it is set. Instants are RFC 3339. */
export class SetClock implements Clock {
  #now: number;

  constructor(instant: string) {
    this.#now = Date.parse(instant);
  }

  now(): number {
    return this.#now;
  }

  set(instant: string): void {
    this.#now = Date.parse(instant);
  }

  advance(seconds: number): void {
    this.#now += seconds * 1000;
  }
}
