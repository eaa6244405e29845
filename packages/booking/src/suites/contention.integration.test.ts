import { MOST_OPEN_HOLDS } from '@frontdesk/contracts/hold';
import { AppError } from '@frontdesk/core/app-error';
import { FOREVER } from '@frontdesk/scheduling/day-sheet';
import { BookingHistory, type Response } from '@frontdesk/testing/booking-history';
import { bookingViolations } from '@frontdesk/testing/booking-violations';
import { injectFaults } from '@frontdesk/testing/fault-injection';
import { type Fault, type FaultPlan, failAtRandom, noFaults } from '@frontdesk/testing/fault-plans';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { staff } from '../testing/callers.ts';
import { dynamoDbPorts } from '../testing/dynamodb-ports.ts';
import { type DynamoDbWorld, startDynamoDbWorld } from '../testing/dynamodb-world.ts';
import { bodyOf, FrontDesk } from '../testing/front-desk.ts';
import { expectedClaims, liveClaims, RecordedDesk } from '../testing/recorded-desk.ts';
import { openPractice, type Practice } from '../testing/world.ts';

let world: DynamoDbWorld;

beforeAll(async () => {
  world = await startDynamoDbWorld();
});

afterAll(() => world.stop());

beforeEach(() => world.clock.set('2026-03-01T12:00:00Z'));

/** What DynamoDB Local never does by itself. A crash is the death of the container at that very call. */
const TROUBLES: readonly Fault[] = [
  { kind: 'transaction-cancelled', reason: 'TransactionConflict', items: [0] },
  { kind: 'transaction-cancelled', reason: 'TransactionConflict', items: [1] },
  { kind: 'transaction-cancelled', reason: 'ThrottlingError', items: [2] },
  { kind: 'throttled' },
  { kind: 'provisioned-throughput-exceeded' },
  { kind: 'timeout-after-commit' },
  { kind: 'crash-before-sending' },
];

function troubles(seed: number): FaultPlan {
  return failAtRandom({ seed, probability: 0.35, faults: TROUBLES, commands: ['TransactWriteItems'] });
}

/** Many clients of one practice, in several containers, all written down. */
async function openDoors(planOf: (container: number) => FaultPlan, containers = 5) {
  const practice = await openPractice(world);
  const history = new BookingHistory();
  const ports = Array.from({ length: containers }, (_, container) => {
    const client = world.newClient();
    injectFaults(client, planOf(container));
    return dynamoDbPorts(client, world.database.tableNames, world.clock);
  });
  const desk = (number: number, attempt = 0, person = `agent-${number}`) =>
    new FrontDesk(ports[(number + attempt) % containers] ?? world.ports, staff(practice.practiceId, person));
  const client = (number: number, attempt = 0, person = `agent-${number}`) =>
    new RecordedDesk(history, `client ${number}`, desk(number, attempt, person), person);
  return { practice, history, client, desk };
}

type Doors = Awaited<ReturnType<typeof openDoors>>;

/** A client that books and, while it does not know what came of it, asks again with the same key, at another container. */
async function bookUntilKnown(
  doors: Doors,
  number: number,
  start: string,
  providerId = 'dr-always',
): Promise<Response> {
  let response: Response = { kind: 'unknown' };
  for (let attempt = 0; response.kind === 'unknown' && attempt < 30; attempt += 1) {
    const wanted = { start, providerId, appointmentType: 'contact-lens', key: `key of client ${number}` };
    response = await doors.client(number, attempt).book(wanted);
  }
  return response;
}

/** The history holds, and the day sheets say exactly what the appointments say. */
async function expectConsistency({ history }: Doors, { practiceId }: Practice): Promise<void> {
  const { client, tableNames } = world.database;
  const live = await liveClaims(client, tableNames.appointments, practiceId);
  expect(bookingViolations(history.operations, live)).toEqual([]);
  for (const resourceId of new Set(live.flatMap(({ claim }) => claim.resourceIds))) {
    // A hold whose holder never heard of it stands until it lapses; what stands for ever is booked.
    const booked = Object.entries(await world.claims(practiceId, resourceId)).filter(([, until]) => until === FOREVER);
    expect(booked.map(([quantum]) => quantum)).toEqual(expectedClaims(live, resourceId));
  }
}

/** What these people hold is on the day sheet until it lapses, and nothing else that lapses; given back, it is gone. */
async function expectHeldIsClaimed({ practice }: Doors, people: readonly string[]): Promise<void> {
  const lapsing = async () =>
    Object.values(await world.claims(practice.practiceId, 'dr-always')).filter((until) => until !== FOREVER);
  const desks = people.map((person) => new FrontDesk(world.ports, staff(practice.practiceId, person)));
  const held = await Promise.all(desks.map(async (desk) => ({ desk, holds: await desk.heldTimes() })));
  const quanta = held.flatMap(({ holds }) =>
    holds.flatMap(({ until, claim }) => Array.from({ length: (claim.end - claim.start) / 5 }, () => until)),
  );
  expect((await lapsing()).sort()).toEqual(quanta.sort());
  for (const { desk, holds } of held) for (const { id } of holds) await desk.release(id);
  expect(await lapsing()).toEqual([]);
}

function codeOf(error: Error): string {
  return error instanceof AppError ? error.code : 'unknown';
}

function countOf(responses: readonly Response[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const response of responses) {
    const name = response.kind === 'fail' ? response.code : response.kind;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

function quarterHour(index: number): string {
  return new Date(Date.parse('2026-03-03T05:00:00Z') + index * 15 * 60_000).toISOString();
}

describe.each([
  ['on a quiet database', () => noFaults],
  ['amid conflicts, throttling, lost answers and crashes', (container: number) => troubles(container + 1)],
])('%s', (_name, planOf) => {
  it.each([2, 10, 50])('one of %i clients gets the one time they all want', async (clients) => {
    const doors = await openDoors(planOf);
    const all = Array.from({ length: clients }, (_, number) => bookUntilKnown(doors, number, quarterHour(40)));
    expect(countOf(await Promise.all(all))).toEqual({ ok: 1, SLOT_TAKEN: clients - 1 });
    await expectConsistency(doors, doors.practice);
  });

  it('all of 50 clients get their 50 times of one provider', async () => {
    const doors = await openDoors(planOf);
    const all = Array.from({ length: 50 }, (_, number) => bookUntilKnown(doors, number, quarterHour(number)));
    expect(countOf(await Promise.all(all))).toEqual({ ok: 50 });
    await expectConsistency(doors, doors.practice);
  });

  it('only some that do not overlap get their times when each overlaps its neighbours', async () => {
    const doors = await openDoors(planOf);
    const starts = Array.from({ length: 30 }, (_, index) =>
      new Date(Date.parse('2026-03-03T15:00:00Z') + index * 5 * 60_000).toISOString(),
    );
    const all = await Promise.all(starts.map((start, number) => bookUntilKnown(doors, number, start)));
    const { ok = 0, SLOT_TAKEN = 0, ...others } = countOf(all);
    expect(others).toEqual({});
    // Fifteen minutes every five: at most one in three, and never two free ones in a row without a winner beside them.
    expect(ok).toBeGreaterThanOrEqual(6);
    expect(ok).toBeLessThanOrEqual(10);
    expect(ok + SLOT_TAKEN).toBe(30);
    await expectConsistency(doors, doors.practice);
  });

  it('changing one’s mind in a crowd loses and doubles nothing', async () => {
    const doors = await openDoors(planOf);
    const workers = Array.from({ length: 12 }, async (_, number) => {
      for (let round = 0; round < 4; round += 1) {
        const start = quarterHour((number * 5 + round * 3) % 10);
        const wanted = { start, providerId: 'dr-always', appointmentType: 'contact-lens' };
        const held = round % 2 === 1 ? await doors.client(number).hold(wanted) : undefined;
        const withHold = held?.kind === 'ok' ? { holdId: held.id } : {};
        const booked = await doors.client(number).book({ ...wanted, ...withHold, key: `key ${number}.${round}` });
        if (booked.kind === 'fail' && held?.kind === 'ok') await doors.client(number).release(held.id);
        if (booked.kind !== 'ok') continue;
        const moved = { ...wanted, start: quarterHour((number * 7 + round) % 10) };
        if (round % 2 === 0) await doors.client(number).reschedule(booked.id, moved);
        if (round % 3 !== 2) await doors.client(number).cancel(booked.id);
      }
    });
    await Promise.all(workers);
    await expectConsistency(doors, doors.practice);
  });

  it('one person who asks for forty times at once never holds more than ten', async () => {
    const doors = await openDoors(planOf);
    let open = 0;
    let most = 0;
    const outcomes: unknown[] = [];
    const workers = Array.from({ length: 40 }, async (_, number) => {
      const desk = doors.desk(number, 0, 'anna');
      const wanted = { start: quarterHour(number), providerId: 'dr-always', appointmentType: 'contact-lens' };
      const held = await desk.hold(wanted).catch((error: Error) => error);
      outcomes.push(held instanceof Error ? codeOf(held) : 'held');
      if (held instanceof Error) return;
      open += 1;
      most = Math.max(most, open);
      if (number % 3 !== 0) return;
      open -= 1;
      await desk.release(bodyOf(held).id).catch(() => undefined);
    });
    await Promise.all(workers);
    expect(most).toBeLessThanOrEqual(MOST_OPEN_HOLDS);
    // Nobody else is there, so nothing is ever taken.
    expect(outcomes).not.toContain('SLOT_TAKEN');
    if (planOf(0) === noFaults) {
      expect(outcomes).not.toContain('unknown');
      expect(outcomes.filter((outcome) => outcome === 'held').length).toBeGreaterThanOrEqual(MOST_OPEN_HOLDS);
    }
    await expectHeldIsClaimed(doors, ['anna']);
  });

  it('renewing a hold while it is booked, given back and wanted by others loses and doubles nothing', async () => {
    const doors = await openDoors(planOf);
    const wanted = { start: quarterHour(40), providerId: 'dr-always', appointmentType: 'contact-lens' };
    const workers = Array.from({ length: 10 }, async (_, number) => {
      const person = number < 6 ? 'anna' : `agent-${number}`;
      const client = doors.client(number, 0, person);
      for (let round = 0; round < 5; round += 1) {
        const held = await client.hold(wanted);
        if (held.kind !== 'ok') continue;
        if ((number + round) % 3 === 0) await client.release(held.id);
        if ((number + round) % 3 !== 1) continue;
        const booked = await client.book({ ...wanted, holdId: held.id, key: `key ${number}.${round}` });
        if (booked.kind === 'ok') await client.cancel(booked.id);
      }
    });
    await Promise.all(workers);
    await expectConsistency(doors, doors.practice);
    await expectHeldIsClaimed(doors, ['anna', ...Array.from({ length: 4 }, (_, index) => `agent-${index + 6}`)]);
  });

  it('the time of a no-show goes to the late patient or to a walk-in, never to both', async () => {
    const doors = await openDoors(planOf);
    const start = quarterHour(40);
    const wanted = { start, providerId: 'dr-always', appointmentType: 'contact-lens' };
    const booked = await bookUntilKnown(doors, 0, start);
    if (booked.kind !== 'ok') expect.fail('A free time was not to be had.');
    world.clock.set(start);
    const workers = Array.from({ length: 8 }, async (_, number) => {
      for (let round = 0; round < 4; round += 1) {
        const client = doors.client(number + 1);
        if (number % 2 === 0) {
          await client.noShow(booked.id);
          await client.reclaim(booked.id, number % 4 === 0 ? 'arrive' : 'correct', wanted);
          await client.reclaim(booked.id, 'correct', wanted);
        } else {
          const walkIn = await client.book({ ...wanted, key: `key ${number}.${round}` });
          if (walkIn.kind === 'ok') await client.cancel(walkIn.id);
        }
      }
    });
    await Promise.all(workers);
    await expectConsistency(doors, doors.practice);
  });
});

describe('a large practice', () => {
  it('books 20 times with each of 20 providers at once: 400 appointments', async () => {
    const doors = await openDoors(() => noFaults);
    const providers = Array.from({ length: 20 }, (_, index) => `dr-${index}`);
    await doors.practice.change({ revision: 2, providers });
    const all = providers.flatMap((providerId, provider) =>
      Array.from({ length: 20 }, (_, index) =>
        bookUntilKnown(doors, provider * 20 + index, quarterHour(index), providerId),
      ),
    );
    expect(countOf(await Promise.all(all))).toEqual({ ok: 400 });
    await expectConsistency(doors, doors.practice);
  });
});
