import { HOLD_TTL_SECONDS, MOST_OPEN_HOLDS } from '@frontdesk/contracts/hold';

/** Minutes that a type takes: before its start, from it on, and after. As `practices.ts` has them, written out by hand. */
const TAKES: Readonly<Record<string, readonly [before: number, during: number, after: number]>> = {
  exam: [0, 30, 0],
  'contact-lens': [0, 15, 0],
  'surgery-consult': [10, 60, 20],
};
const DAY = 24 * 60;

/** A time that somebody wants or has. `start` in epoch minutes. */
export interface BookTime {
  readonly providerId: string;
  readonly appointmentType: string;
  readonly start: number;
}

/** Somebody of the staff. */
export interface Person {
  readonly name: string;
  readonly isManager: boolean;
}

interface Entry extends BookTime {
  status: string;
  /** Who brought it into its status, and until when they may take that back. */
  undo?: { readonly name: string; readonly until: number } | undefined;
}

/** As the description of the statuses has it. */
const UNDO_SECONDS = 2 * 60;
const STEP_BACK: Readonly<Record<string, string>> = {
  arrived: 'booked',
  fulfilled: 'arrived',
  noshow: 'booked',
  cancelled: 'booked',
};

interface Held extends BookTime {
  readonly until: number;
  gone: boolean;
}

/** What the desk should say and who should have which time, kept the way a paper book is: a list of appointments, a list of
 *  holds, and a look through all of it. Knows nothing of day sheets, and the rules of statuses from their description. */
export class AppointmentBook {
  readonly entries: Entry[] = [];
  readonly holds: Held[] = [];
  /** Epoch seconds. */
  now: number;

  constructor(now: number) {
    this.now = now;
  }

  /** Whether nobody has any of the time, `but` for one entry or hold. */
  isFree(time: BookTime, but?: BookTime): boolean {
    const [from, to] = extent(time);
    return [...this.entries.filter(takes), ...this.#open()].every((other) => {
      const [start, end] = extent(other);
      return other === but || other.providerId !== time.providerId || end <= from || to <= start;
    });
  }

  canBegin({ start }: BookTime): boolean {
    return start * 60 >= this.now;
  }

  book(time: BookTime): string | number {
    if (!this.canBegin(time)) return 'SLOT_UNAVAILABLE';
    if (!this.isFree(time)) return 'SLOT_TAKEN';
    this.entries.push({ ...time, status: 'booked' });
    return 201;
  }

  hold(time: BookTime): string | number {
    if (!this.canBegin(time)) return 'SLOT_UNAVAILABLE';
    const own = this.#open().find((held) => sameTime(held, time));
    if (own === undefined && !this.isFree(time)) return 'SLOT_TAKEN';
    if (own === undefined && this.#open().length >= MOST_OPEN_HOLDS) return 'RATE_LIMITED';
    if (own !== undefined) own.gone = true;
    this.holds.push({ ...time, until: this.now + HOLD_TTL_SECONDS, gone: false });
    return 201;
  }

  bookHeld(held: Held): string | number {
    const lapsed = held.until < this.now;
    const noticeGiven = lapsed ? this.now : held.until - HOLD_TTL_SECONDS;
    if (held.start * 60 < noticeGiven) return 'SLOT_UNAVAILABLE';
    if (held.gone) return 'NOT_FOUND';
    if (!this.isFree(held, held)) return 'SLOT_TAKEN';
    held.gone = true;
    const { providerId, appointmentType, start } = held;
    this.entries.push({ providerId, appointmentType, start, status: 'booked' });
    return 201;
  }

  release(held: Held): string | number {
    if (held.gone) return 'NOT_FOUND';
    held.gone = true;
    return 200;
  }

  move(entry: Entry, to: BookTime): string | number {
    if (entry.status !== 'booked') return 'STATUS_CONFLICT';
    const moved = { ...to, appointmentType: entry.appointmentType };
    if (sameTime(entry, moved)) return 200;
    if (!this.canBegin(moved)) return 'SLOT_UNAVAILABLE';
    if (!this.isFree(moved, entry)) return 'SLOT_TAKEN';
    Object.assign(entry, moved);
    return 200;
  }

  cancel(entry: Entry, by: Person): string | number {
    if (entry.status === 'cancelled') return 200;
    return entry.status === 'fulfilled' ? 'STATUS_CONFLICT' : this.#become(entry, 'cancelled', by);
  }

  arrive(entry: Entry, by: Person): string | number {
    if (entry.status === 'arrived') return 200;
    if (entry.status === 'noshow') return this.isFree(entry) ? this.#become(entry, 'arrived', by) : 'SLOT_TAKEN';
    const early = this.now < (entry.start - DAY) * 60;
    return entry.status === 'booked' && !early ? this.#become(entry, 'arrived', by) : 'STATUS_CONFLICT';
  }

  fulfil(entry: Entry, by: Person): string | number {
    if (entry.status === 'fulfilled') return 200;
    const isPossible = entry.status === 'arrived' && this.#hasBegun(entry);
    return isPossible ? this.#become(entry, 'fulfilled', by) : 'STATUS_CONFLICT';
  }

  noShow(entry: Entry, by: Person): string | number {
    if (entry.status === 'noshow') return 200;
    const isPossible = entry.status === 'booked' && this.#hasBegun(entry);
    return isPossible ? this.#become(entry, 'noshow', by) : 'STATUS_CONFLICT';
  }

  correct(entry: Entry, { name, isManager }: Person): string | number {
    const back = STEP_BACK[entry.status];
    if (back === undefined) return 'STATUS_CONFLICT';
    const isOwn = entry.undo?.name === name && this.now <= entry.undo.until;
    if (!isManager && !isOwn) return 'FORBIDDEN';
    if (!takes(entry) && !this.isFree(entry)) return 'SLOT_TAKEN';
    entry.status = back;
    entry.undo = undefined;
    return 200;
  }

  #become(entry: Entry, status: string, { name }: Person): number {
    entry.status = status;
    entry.undo = { name, until: this.now + UNDO_SECONDS };
    return 200;
  }

  #hasBegun({ start }: Entry): boolean {
    return this.now >= start * 60;
  }

  #open(): Held[] {
    return this.holds.filter(({ gone, until }) => !gone && until >= this.now);
  }
}

function takes({ status }: Entry): boolean {
  return status !== 'cancelled' && status !== 'noshow';
}

function sameTime(one: BookTime, other: BookTime): boolean {
  return (
    one.providerId === other.providerId && one.appointmentType === other.appointmentType && one.start === other.start
  );
}

/** From when to when a time keeps others out. */
function extent({ appointmentType, start }: BookTime): readonly [number, number] {
  const [before = 0, during = 0, after = 0] = TAKES[appointmentType] ?? [];
  return [start - before, start + during + after];
}
