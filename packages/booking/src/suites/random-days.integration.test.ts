import { FOREVER } from '@frontdesk/scheduling/day-sheet';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DynamoDbWorld, startDynamoDbWorld } from '../testing/dynamodb-world.ts';
import { bodyOf, outcomeOf } from '../testing/front-desk.ts';
import { MemoryWorld } from '../testing/memory-world.ts';
import { openPractice, type Practice, type World } from '../testing/world.ts';

let dynamoDb: DynamoDbWorld;

beforeAll(async () => {
  dynamoDb = await startDynamoDbWorld();
});

afterAll(() => dynamoDb.stop());

const NOON = Date.parse('2026-03-03T17:00:00Z');
const PROVIDERS = ['dr-always', 'dr-baker'];
const ROOM = 'room-1';
const STATUS_ACTS = ['arrive', 'fulfil', 'no-show', 'correct'] as const;
type StatusAct = (typeof STATUS_ACTS)[number];

/** What somebody does at the desk. `which` picks among the appointments or holds made so far. */
type Act =
  | {
      readonly act: 'book';
      readonly slot: number;
      readonly type: string;
      readonly provider: number;
      readonly room: boolean;
    }
  | { readonly act: 'hold'; readonly slot: number; readonly type: string; readonly provider: number }
  | { readonly act: 'bookHeld' | 'release' | 'cancel' | StatusAct; readonly which: number }
  | { readonly act: 'reschedule'; readonly which: number; readonly slot: number; readonly provider: number }
  | { readonly act: 'wait'; readonly seconds: number };

// Few times and many acts, so that they meet: two hours of the same day.
const slot = fc.nat({ max: 23 });
const type = fc.constantFrom('exam', 'contact-lens', 'surgery-consult');
const provider = fc.nat({ max: 1 });
const which = fc.nat({ max: 5 });
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ act: fc.constant('book'), slot, type, provider, room: fc.boolean() }),
  fc.record({ act: fc.constant('book'), slot, type, provider, room: fc.boolean() }),
  fc.record({ act: fc.constant('hold'), slot, type, provider }),
  fc.record({ act: fc.constantFrom('bookHeld', 'release', 'cancel', ...STATUS_ACTS), which }),
  fc.record({ act: fc.constant('reschedule'), which, slot, provider }),
  fc.record({ act: fc.constant('wait'), seconds: fc.constantFrom(1, 100, 301, 3_600, 4 * 3_600) }),
);

interface Made {
  readonly id: string;
  readonly wanted: { readonly start: string; readonly providerId: string; readonly appointmentType: string };
}

/** One world in which the acts are played. */
class Day {
  readonly appointments: Made[] = [];
  readonly holds: Made[] = [];
  readonly world: World;
  readonly practice: Practice;

  constructor(world: World, practice: Practice) {
    this.world = world;
    this.practice = practice;
  }

  async play(act: Act): Promise<unknown> {
    const desk = this.practice.desk();
    if (act.act === 'wait') return this.world.clock.advance(act.seconds);
    if (act.act === 'book' || act.act === 'hold') {
      const wanted = { ...timeOf(act), appointmentType: act.type };
      const isBooking = act.act === 'book';
      const rooms = isBooking && act.room ? { resourceIds: [ROOM] } : {};
      return this.#make(isBooking ? this.appointments : this.holds, wanted, () =>
        isBooking ? desk.book({ ...wanted, ...rooms }) : desk.hold(wanted),
      );
    }
    const made = (act.act === 'bookHeld' || act.act === 'release' ? this.holds : this.appointments)[act.which];
    if (made === undefined) return 'nothing';
    if (act.act === 'bookHeld') {
      return this.#make(this.appointments, made.wanted, () => desk.book({ ...made.wanted, holdId: made.id }));
    }
    if (act.act === 'release') return outcomeOf(desk.release(made.id));
    if (act.act === 'cancel') return outcomeOf(desk.cancel(made.id));
    if (act.act === 'reschedule') return outcomeOf(desk.reschedule(made.id, timeOf(act)));
    return outcomeOf(desk.change(act.act, made.id));
  }

  async claims(): Promise<Record<string, unknown>> {
    const resources = [...PROVIDERS, ROOM];
    const claims = resources.map((resource) => this.world.claims(this.practice.practiceId, resource));
    return Object.fromEntries((await Promise.all(claims)).map((claim, index) => [resources[index], claim]));
  }

  async #make(list: Made[], wanted: Made['wanted'], ask: () => ReturnType<ReturnType<Practice['desk']>['book']>) {
    const outcome = await outcomeOf(
      ask().then((answer) => {
        list.push({ id: bodyOf(answer).id, wanted });
        return answer;
      }),
    );
    return outcome;
  }
}

function timeOf({ slot, provider }: { slot: number; provider: number }): { start: string; providerId: string } {
  return { start: new Date(NOON + slot * 300_000).toISOString(), providerId: PROVIDERS[provider] ?? 'dr-always' };
}

async function openDay(world: World): Promise<Day> {
  world.clock.set('2026-03-03T12:00:00Z');
  return new Day(world, await openPractice(world));
}

/** Every quantum of each standing appointment's claim is on its pages and nobody else's: the numbers add up. */
async function expectNoOverlap(day: Day): Promise<void> {
  const { practiceId } = day.practice;
  const standing = await Promise.all(day.appointments.map(({ id }) => day.world.ports.reader.read(practiceId, id)));
  const quanta = new Map<string, number>();
  for (const appointment of standing) {
    if (appointment === undefined || ['cancelled', 'noshow'].includes(appointment.status)) continue;
    for (const resource of [appointment.providerId, ...appointment.resourceIds]) {
      const length = (appointment.claim.end - appointment.claim.start) / 5;
      quanta.set(resource, (quanta.get(resource) ?? 0) + length);
    }
  }
  for (const resource of [...PROVIDERS, ROOM]) {
    const claims = Object.values(await day.world.claims(practiceId, resource));
    expect(claims.filter((until) => until === FOREVER)).toHaveLength(quanta.get(resource) ?? 0);
  }
}

/** Cancels, whatever it takes to get there. */
async function giveBack({ practice }: Day, id: string): Promise<void> {
  if ((await outcomeOf(practice.desk().cancel(id))) !== 'STATUS_CONFLICT') return;
  await practice.desk().change('correct', id);
  await practice.desk().cancel(id);
}

describe('a random day at the desk', () => {
  it('ends the same in memory and on DynamoDB, without overlaps, and leaves nothing behind when all is given back', async () => {
    const property = fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), async (acts) => {
      const real = await openDay(dynamoDb);
      const model = await openDay(new MemoryWorld());
      for (const each of acts) expect([each, await real.play(each)]).toEqual([each, await model.play(each)]);
      expect(await real.claims()).toEqual(await model.claims());
      await expectNoOverlap(real);

      dynamoDb.clock.set('2026-03-03T12:00:00Z');
      for (const { id } of real.holds) await outcomeOf(real.practice.desk().release(id));
      for (const { id } of real.appointments) await giveBack(real, id);
      const left = Object.values(await real.claims()).flatMap((claims) => Object.values(claims as object));
      expect(left.filter((until) => until === FOREVER)).toEqual([]);
    });
    await fc.assert(property, { numRuns: 25 });
  });

  it('gets back the exact page it had before an appointment was booked and cancelled', async () => {
    const property = fc.asyncProperty(
      fc.array(act, { maxLength: 8 }),
      fc.record({ slot, type, provider, room: fc.boolean() }),
      async (acts, { room, ...wanted }) => {
        const day = await openDay(dynamoDb);
        for (const each of acts) await day.play(each);
        const before = await day.claims();
        const made = day.appointments.length;
        await day.play({ act: 'book', room, ...wanted });
        const booked = day.appointments[made];
        if (booked === undefined) return;
        await day.practice.desk().cancel(booked.id);
        // Booking may have taken quanta of holds that had lapsed; those are free, with or without their old mark.
        const now = Math.floor(dynamoDb.clock.now() / 1000);
        const live = (claims: Record<string, unknown>) =>
          Object.entries(claims).map(([resource, quanta]) => [
            resource,
            Object.fromEntries(Object.entries(quanta as Record<string, number>).filter(([, until]) => until >= now)),
          ]);
        expect(live(await day.claims())).toEqual(live(before));
      },
    );
    await fc.assert(property, { numRuns: 15 });
  });
});
