import fc from 'fast-check';
import { expect, it } from 'vitest';
import { claimOf, type PageClaim, pageChanges, pagesOf, quantaOf } from './claim.ts';
import { changeSheet, type DaySheet, FOREVER, isFree } from './day-sheet.ts';
import type { AppointmentType } from './schedule.ts';

/** What a practice's book would say: who has which time, and until when if it is only held. */
interface Model {
  readonly owners: Map<number, { pages: PageClaim[]; start: number; end: number; until: number }>;
  now: number;
}

interface Real {
  sheets: Map<string, DaySheet>;
}

// Around a UTC midnight, so that claims of two pages are common.
const MIDNIGHT = Date.UTC(2026, 6, 7) / 60_000;
const types = fc.constantFrom<AppointmentType>(
  { code: 'exam', durationMinutes: 30, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 },
  { code: 'contact-lens', durationMinutes: 15, bufferBeforeMinutes: 5, bufferAfterMinutes: 0 },
  { code: 'surgery-consult', durationMinutes: 60, bufferBeforeMinutes: 0, bufferAfterMinutes: 20 },
  { code: 'odd', durationMinutes: 12, bufferBeforeMinutes: 2, bufferAfterMinutes: 1 },
);
const starts = fc.integer({ min: -36, max: 36 }).map((quantum) => MIDNIGHT + quantum * 5);

const living = (model: Model) => [...model.owners].filter(([, owner]) => owner.until >= model.now);
const meets = (a: { start: number; end: number }, b: { start: number; end: number }) =>
  a.start < b.end && b.start < a.end;

function change(real: Real, before: PageClaim[], after: PageClaim[], until: number): void {
  for (const { page, claim, release } of pageChanges(before, after)) {
    const sheet = real.sheets.get(page.day) ?? { day: page.day, claimedUntil: new Map() };
    real.sheets.set(page.day, changeSheet(sheet, { claim, release }, until));
  }
}

/** Every living owner has exactly his quanta, and nobody else has any. */
function checkSheets(model: Model, real: Real): void {
  const expected = living(model).flatMap(([, { pages, until }]) =>
    pages.flatMap((page) => quantaOf(page).map((quantum) => `${page.day} ${quantum} ${until}`)),
  );
  const claimed = [...real.sheets.values()].flatMap(({ day, claimedUntil }) =>
    [...claimedUntil].filter(([, until]) => until >= model.now).map(([quantum, until]) => `${day} ${quantum} ${until}`),
  );
  expect(claimed.sort()).toEqual(expected.sort());
  expect(new Set(expected).size).toBe(expected.length);
}

class Take implements fc.Command<Model, Real> {
  readonly start: number;
  readonly type: AppointmentType;
  readonly holdSeconds: number | undefined;
  constructor(start: number, type: AppointmentType, holdSeconds: number | undefined) {
    [this.start, this.type, this.holdSeconds] = [start, type, holdSeconds];
  }
  check = () => true;
  run(model: Model, real: Real): void {
    const claim = claimOf(this.start, this.type);
    const pages = pagesOf(['dr'], claim);
    const free = isFree(pages, real.sheets.values(), model.now);
    expect(free).toBe(!living(model).some(([, owner]) => meets(owner, claim)));
    if (!free) return;
    const until = this.holdSeconds === undefined ? FOREVER : model.now + this.holdSeconds;
    change(real, [], pages, until);
    model.owners.set(model.owners.size, { pages, ...claim, until });
    checkSheets(model, real);
  }
  toString = () => `${this.holdSeconds === undefined ? 'book' : 'hold'} ${this.type.code} ${this.start - MIDNIGHT}`;
}

class GiveBack implements fc.Command<Model, Real> {
  readonly nth: number;
  constructor(nth: number) {
    this.nth = nth;
  }
  check = (model: Readonly<Model>) => living(model).length > 0;
  run(model: Model, real: Real): void {
    const [id, owner] = living(model)[this.nth % living(model).length]!;
    change(real, owner.pages, [], FOREVER);
    model.owners.set(id, { ...owner, until: Number.NEGATIVE_INFINITY });
    checkSheets(model, real);
  }
  toString = () => `give back ${this.nth}`;
}

class Move implements fc.Command<Model, Real> {
  readonly nth: number;
  readonly start: number;
  readonly type: AppointmentType;
  constructor(nth: number, start: number, type: AppointmentType) {
    [this.nth, this.start, this.type] = [nth, start, type];
  }
  check = (model: Readonly<Model>) => living(model).some(([, { until }]) => until === FOREVER);
  run(model: Model, real: Real): void {
    const booked = living(model).filter(([, { until }]) => until === FOREVER);
    const [id, owner] = booked[this.nth % booked.length]!;
    const claim = claimOf(this.start, this.type);
    const pages = pagesOf(['dr'], claim);
    // The transaction's condition is on the claimed quanta only: what both times share is the appointment's own.
    const free = pageChanges(owner.pages, pages).every(({ page, claim: quanta }) =>
      quanta.every((quantum) => {
        const one = { ...page, firstQuantum: quantum, lastQuantumExclusive: quantum + 1 };
        return isFree([one], real.sheets.values(), model.now);
      }),
    );
    expect(free).toBe(!living(model).some(([other, taken]) => other !== id && meets(taken, claim)));
    if (free) {
      change(real, owner.pages, pages, FOREVER);
      model.owners.set(id, { pages, ...claim, until: FOREVER });
    }
    checkSheets(model, real);
  }
  toString = () => `move ${this.nth} to ${this.start - MIDNIGHT}`;
}

class Wait implements fc.Command<Model, Real> {
  readonly seconds: number;
  constructor(seconds: number) {
    this.seconds = seconds;
  }
  check = () => true;
  run(model: Model, real: Real): void {
    model.now += this.seconds;
    checkSheets(model, real);
  }
  toString = () => `wait ${this.seconds}`;
}

it('never holds two claims of one time and gives back exactly what was taken, through any sequence of bookings, holds, moves, cancellations and waits', () => {
  const commands = [
    fc.tuple(starts, types).map(([start, type]) => new Take(start, type, undefined)),
    fc.tuple(starts, types).map(([start, type]) => new Take(start, type, 300)),
    fc.nat(20).map((nth) => new GiveBack(nth)),
    fc.tuple(fc.nat(20), starts, types).map(([nth, start, type]) => new Move(nth, start, type)),
    fc.constantFrom(1, 299, 300, 301).map((seconds) => new Wait(seconds)),
  ];
  fc.assert(
    fc.property(fc.commands(commands, { maxCommands: 60, size: '+1' }), (sequence) => {
      fc.modelRun(() => ({ model: { owners: new Map(), now: 1_000_000 }, real: { sheets: new Map() } }), sequence);
    }),
    { numRuns: 300 },
  );
});
