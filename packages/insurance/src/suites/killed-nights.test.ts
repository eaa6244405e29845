import { AppError } from '@frontdesk/core/app-error';
import { type Accident, CrashingPorts, FATES, Killed } from '@frontdesk/testing/crashing-ports';
import { expect, it } from 'vitest';
import { MemoryWorld } from '../testing/memory-world.ts';
import { NightOffice } from '../testing/night-office.ts';
import { SILENCE_MILLISECONDS } from '../use-cases/start-night-runs.ts';

const PEOPLE = 101;

/** An evening with an accident at one call of a port; SQS brings its message back, or the schedule's next call finds the practice again. */
async function evening(
  accident?: Accident,
): Promise<{ calls: number; queued: number; verifications: number; next: unknown }> {
  const world = new MemoryWorld();
  const office = await new NightOffice(world).open();
  for (let index = 0; index < PEOPLE; index += 1) {
    await office.book('2026-12-02T10:00:00-05:00', { memberId: `M-${index}` });
  }
  world.clock.set('2026-12-01T23:00:00Z');
  const crashing = new CrashingPorts(accident);
  const newProcess = () => crashing.process().watch(office.ports);
  for (let call = 0; call < 3; call += 1) {
    await survived(office.start(newProcess()));
    while (office.told.length > 0) {
      if (await survived(office.fill(newProcess()))) office.told.shift();
    }
    world.clock.advance(SILENCE_MILLISECONDS / 1000);
  }
  const { items } = await office.unverified({ limit: 500 });
  return {
    calls: crashing.calls.length,
    queued: items.filter(({ state }) => state === 'queued').length,
    verifications: world.verifications.audit.filter(({ action }) => action === 'verification-requested').length,
    next: (await world.runs.read(office.practiceId))?.startsAt,
  };
}

async function survived(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof Killed || (error instanceof AppError && error.code === 'UNAVAILABLE')) return false;
    throw error;
  }
}

const WHOLE = { queued: PEOPLE, verifications: PEOPLE, next: Date.parse('2026-12-02T04:00:00Z') };

it('queues each patient once, whichever await of the evening a process is killed at, or fails at', async () => {
  const { calls, ...whole } = await evening();
  expect(whole).toEqual(WHOLE);
  // Of the hundred alike in the middle of a page some are enough.
  const places = Array.from({ length: calls }, (_, at) => at).filter((at) => at < 16 || at > 104 || at % 20 === 0);
  for (const at of places) {
    for (const fate of FATES)
      expect({ at, fate, ...(await evening({ at, fate })) }).toMatchObject({ at, fate, ...WHOLE });
  }
});

it('queues 10,000 of one practice, a page at a time', async () => {
  const world = new MemoryWorld();
  const office = await new NightOffice(world).open();
  const people = 10_000;
  for (let index = 0; index < people; index += 1) {
    await office.book('2026-12-02T10:00:00-05:00', { memberId: `M-${index}` });
  }
  world.clock.set('2026-12-01T23:00:00Z');
  const { ports } = office;
  let most = 0;
  const appointments = {
    page: async (...asked: Parameters<typeof ports.appointments.page>) => {
      const page = await ports.appointments.page(...asked);
      most = Math.max(most, page.appointments.length);
      world.clock.advance(1);
      return page;
    },
  };
  await office.start();
  let workers = 0;
  for (; office.told.length > 0; workers += 1) {
    office.told.shift();
    await office.fill({ ...ports, appointments });
  }
  expect(world.verifications.audit).toHaveLength(people);
  // Of its 28 seconds an invocation uses 20, at a second for a page.
  expect([most, workers]).toEqual([100, 5]);
});
