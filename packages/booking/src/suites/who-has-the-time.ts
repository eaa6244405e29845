import { takesTime } from '@frontdesk/contracts/appointment-status-rules';
import { claimOf } from '@frontdesk/scheduling/claim';
import type { Interval } from '@frontdesk/scheduling/interval';
import { findSlots } from '@frontdesk/scheduling/slot-search';
import fc from 'fast-check';
import { expect } from 'vitest';
import { AppointmentBook, type BookTime, type Person } from '../testing/appointment-book.ts';
import { bodyOf, type FrontDesk, outcomeOf } from '../testing/front-desk.ts';
import { practiceRules } from '../testing/practices.ts';
import { openPractice, type Practice, type World } from '../testing/world.ts';
import type { AppointmentList } from '../use-cases/list-appointments.ts';

const NOON = Date.parse('2026-03-03T17:00:00Z') / 60_000;
const MORNING = NOON - 30;
const EVENING = NOON + 210;
const PROVIDER = 'dr-always';
const RULES = practiceRules('any', 'America/New_York');
const TYPES = ['exam', 'contact-lens', 'surgery-consult'] as const;
const CHANGES = ['arrive', 'fulfil', 'no-show', 'correct'] as const;

const STAFF = [
  { name: 'anna', isManager: false },
  { name: 'otto', isManager: false },
  { name: 'boss', isManager: true },
] as const satisfies Person[];

/** One member of a union for each name. */
type Named<Name, More> = Name extends string ? { readonly act: Name } & Readonly<More> : never;

/** What somebody does. `which` picks among the appointments or holds made so far. */
type Act =
  | Named<'book' | 'hold', { slot: number; type: (typeof TYPES)[number] }>
  | Named<'bookHeld' | 'release', { which: number }>
  | Named<'cancel' | (typeof CHANGES)[number], { which: number; by: (typeof STAFF)[number] }>
  | Named<'move', { which: number; slot: number }>
  | Named<'wait', { seconds: number }>;

const slot = fc.nat({ max: 23 });
const type = fc.constantFrom(...TYPES);
const which = fc.nat({ max: 4 });
const by = fc.constantFrom(...STAFF);
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ act: fc.constantFrom('book', 'book', 'hold'), slot, type }),
  fc.record({ act: fc.constantFrom('bookHeld', 'release'), which }),
  fc.record({ act: fc.constantFrom('cancel', ...CHANGES), which, by }),
  fc.record({ act: fc.constantFrom('cancel', 'correct', ...CHANGES), which, by }),
  fc.record({ act: fc.constant('move'), which, slot }),
  fc.record({ act: fc.constant('wait'), seconds: fc.constantFrom(1, 119, 290, 301, 1_800, 3_600) }),
);

/** Random days from book to correction, with a moving clock. After each step the desk's answer is the paper book's, and of
 *  every time the search, a booking, the page's rule and the paper book say the same: free, or taken. `lookEvery`: after how
 *  many steps every time is tried. */
export async function expectAgreement(world: () => World, options: { numRuns: number; lookEvery: number }) {
  const property = fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 24 }), async (acts) => {
    const day = await Day.open(world());
    for (const [index, each] of acts.entries()) {
      expect({ ...each, came: await day.play(each) }).toEqual({ ...each, came: day.expected });
      if ((index + 1) % options.lookEvery === 0) await day.look([TYPES[index % TYPES.length] ?? 'exam']);
    }
    await day.look(TYPES);
  });
  await fc.assert(property, { numRuns: options.numRuns });
}

class Day {
  /** What the paper book said to the last act. */
  expected: unknown;
  readonly #world: World;
  readonly #practice: Practice;
  readonly #practiceId: string;
  readonly #desk: FrontDesk;
  readonly #book = new AppointmentBook(MORNING * 60);
  /** Beside the entries and holds of the paper book. */
  readonly #appointmentIds: string[] = [];
  readonly #holdIds: string[] = [];

  private constructor(world: World, practice: Practice) {
    this.#world = world;
    this.#practice = practice;
    this.#practiceId = practice.practiceId;
    this.#desk = practice.desk();
  }

  static async open(world: World): Promise<Day> {
    world.clock.set(instant(MORNING));
    return new Day(world, await openPractice(world));
  }

  async play(each: Act): Promise<unknown> {
    const [desk, book] = [this.#desk, this.#book];
    if (each.act === 'wait') {
      book.now += each.seconds;
      this.#world.clock.advance(each.seconds);
      this.expected = undefined;
      return undefined;
    }
    if (each.act === 'book' || each.act === 'hold') {
      const time = { providerId: PROVIDER, appointmentType: each.type, start: NOON + each.slot * 5 };
      this.expected = each.act === 'book' ? book.book(time) : book.hold(time);
      const ids = each.act === 'book' ? this.#appointmentIds : this.#holdIds;
      return this.#noting(ids, each.act === 'book' ? desk.book(wanted(time)) : desk.hold(wanted(time)));
    }
    if (each.act === 'bookHeld' || each.act === 'release') {
      const held = book.holds[each.which];
      const id = this.#holdIds[each.which] ?? '';
      if (held === undefined) return this.#nothing();
      this.expected = each.act === 'release' ? book.release(held) : book.bookHeld(held);
      if (each.act === 'release') return outcomeOf(desk.release(id));
      return this.#noting(this.#appointmentIds, desk.book({ ...wanted(held), holdId: id }));
    }
    const entry = book.entries[each.which];
    const id = this.#appointmentIds[each.which] ?? '';
    if (entry === undefined) return this.#nothing();
    if (each.act === 'move') {
      const to = { ...entry, start: NOON + each.slot * 5 };
      this.expected = book.move(entry, to);
      return outcomeOf(desk.reschedule(id, { start: instant(to.start) }));
    }
    if (each.act === 'cancel') {
      this.expected = book.cancel(entry, each.by);
      return outcomeOf(this.#deskOf(each.by).cancel(id));
    }
    const changes = { arrive: 'arrive', fulfil: 'fulfil', 'no-show': 'noShow', correct: 'correct' } as const;
    this.expected = book[changes[each.act]](entry, each.by);
    return outcomeOf(this.#deskOf(each.by).change(each.act, id));
  }

  #deskOf({ name, isManager }: Person): FrontDesk {
    return isManager ? this.#practice.desk(name) : this.#practice.agent(name);
  }

  /** Asks everybody about every time of the day that a new appointment of these types could have. */
  async look(types: readonly string[]): Promise<void> {
    for (const appointmentType of types) {
      const [searched, onPage] = [await this.#searched(appointmentType), await this.#freeOnPage(appointmentType)];
      for (let start = MORNING; start < EVENING; start += 15) {
        const time = { providerId: PROVIDER, appointmentType, start };
        if (!this.#book.canBegin(time)) continue;
        const free = this.#book.isFree(time);
        const said = { search: searched.has(start), page: onPage(start), booking: await this.#canBook(time) };
        expect([appointmentType, instant(start), said]).toEqual([
          appointmentType,
          instant(start),
          { search: free, page: free, booking: free },
        ]);
      }
    }
  }

  /** As the service of the slots searches: the rules, and what the day sheets say. */
  async #searched(appointmentType: string): Promise<Set<number>> {
    const claims = Object.entries(await this.#world.claims(this.#practiceId, PROVIDER));
    const days = Map.groupBy(claims, ([key]) => key.slice(0, 10));
    const sheets = [...days].map(([day, quanta]) => ({
      day,
      claimedUntil: new Map(quanta.map(([key, until]) => [Number(key.slice(11)), until])),
    }));
    const slots = findSlots({
      schedule: ruleOf(RULES.providers, PROVIDER).schedule,
      closures: [],
      type: ruleOf(RULES.appointmentTypes, appointmentType),
      policy: RULES.policy,
      sheets,
      from: MORNING,
      to: EVENING,
      now: this.#world.clock.now() / 60_000,
    });
    return new Set(slots.map(({ start }) => start));
  }

  /** As the page draws a day: its appointments, those that take time, and what is held besides. */
  async #freeOnPage(appointmentType: string): Promise<(start: number) => boolean> {
    const range = { from: instant(MORNING), to: instant(EVENING + 120) };
    const taken: { readonly claim: Interval }[] = await this.#desk.heldTimes();
    for (let cursor: { cursor?: string } | undefined = {}; cursor !== undefined; ) {
      const { appointments, nextCursor }: AppointmentList = await this.#desk.list({ ...range, limit: 500, ...cursor });
      taken.push(...appointments.filter(takesTime));
      cursor = nextCursor === undefined ? undefined : { cursor: nextCursor };
    }
    return (start) => {
      const claim = claimOf(start, ruleOf(RULES.appointmentTypes, appointmentType));
      return taken.every((other) => other.claim.end <= claim.start || claim.end <= other.claim.start);
    };
  }

  async #canBook(time: BookTime): Promise<boolean> {
    let id = '';
    const outcome = await outcomeOf(
      this.#desk.book(wanted(time)).then((answer) => {
        id = bodyOf(answer).id;
        return answer;
      }),
    );
    if (outcome === 201) await this.#desk.cancel(id);
    return outcome === 201;
  }

  async #noting(ids: string[], asked: ReturnType<FrontDesk['book']>): Promise<unknown> {
    return outcomeOf(
      asked.then((answer) => {
        ids.push(bodyOf(answer).id);
        return answer;
      }),
    );
  }

  #nothing(): undefined {
    this.expected = undefined;
    return undefined;
  }
}

function wanted({ providerId, appointmentType, start }: BookTime) {
  return { providerId, appointmentType, start: instant(start) };
}

function instant(epochMinutes: number): string {
  return new Date(epochMinutes * 60_000).toISOString();
}

function ruleOf<Rule>(rules: ReadonlyMap<string, Rule>, name: string): Rule {
  const rule = rules.get(name);
  if (rule === undefined) throw new TypeError(`There is no ${name}.`);
  return rule;
}
