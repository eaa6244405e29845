import type { Clock } from '@frontdesk/core/clock';

/** A clock that stands still until it is set. */
export class SetClock implements Clock {
  #now: number;

  constructor(now = Date.parse('2027-03-01T16:00:00.000Z')) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
  }
}
