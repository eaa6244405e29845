import { UPSTREAM_POLICIES } from '@frontdesk/contracts/upstream-policies';
import { SetClock } from '@frontdesk/testing/set-clock';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Lanes, sleep } from '../testing/lanes.ts';
import { MemoryWorld } from '../testing/memory-world.ts';
import { type ContainerOptions, SimulatedPayers } from '../testing/simulated-payers.ts';

const { places, callsAtOnce, circuit, timeoutSeconds } = UPSTREAM_POLICIES.clearinghouse;
const [SLOW, WELL, OTHER] = ['SIM-A', 'SIM-B', 'SIM-C'] as const;

class TimersClock extends SetClock {
  override now(): number {
    return Date.now();
  }
}
class TimersWorld extends MemoryWorld {
  override readonly clock = new TimersClock('2026-12-01T12:00:00Z');
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-12-01T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp(options: Partial<ContainerOptions> = {}) {
  const world = new TimersWorld();
  const payers = new SimulatedPayers(world.clock, { latencyMilliseconds: 150 });
  return { world, payers, lanes: new Lanes(world, payers, options) };
}

let members = 0;
function asked(payerId: string) {
  members += 1;
  return { payerId, patient: { memberId: `ACTIVE-${members}` } };
}

/** Milliseconds that each of `count` verifications takes, of which one is asked for in each `everyMilliseconds`. */
async function waitsAtTheDesk(lanes: Lanes, payerId: string, count: number, everyMilliseconds: number) {
  const waits: Promise<number>[] = [];
  for (let n = 0; n < count; n += 1) {
    waits.push(lanes.waitFor(asked(payerId)));
    await sleep(everyMilliseconds);
  }
  return Promise.all(waits);
}

async function inTime<Result>(work: Promise<Result>, seconds: number): Promise<Result> {
  await vi.advanceTimersByTimeAsync(seconds * 1000);
  return work;
}

describe("hundreds of verifications in the night's lane", () => {
  const NIGHT = 400;

  it("leave the desk's as quick as without them, and no payer gets more calls at once than it allows", async () => {
    const alone = setUp();
    const without = await inTime(waitsAtTheDesk(alone.lanes, WELL, 40, 200), 10);
    alone.lanes.stop();
    await vi.advanceTimersByTimeAsync(1_000);

    const { lanes, payers, world } = setUp();
    const ids = await lanes.queueNight(NIGHT, [SLOW, WELL, OTHER]);
    const beside = await inTime(waitsAtTheDesk(lanes, WELL, 40, 200), 10);
    expect(beside).toEqual(without);
    await vi.advanceTimersByTimeAsync(30_000);
    lanes.stop();
    await vi.advanceTimersByTimeAsync(1_000);
    const { practiceId } = lanes.desk;
    const night = await Promise.all(ids.map((id) => world.verifications.read({ practiceId, verificationId: id })));
    expect(new Set(night.map((verification) => verification?.status))).toEqual(new Set(['active']));
    const most = Object.values(payers.simulator.ledger.payers).map(({ mostAtOnce }) => mostAtOnce);
    expect(Math.max(...most)).toBeLessThanOrEqual(callsAtOnce);
    expect(Math.min(...most)).toBeGreaterThan(1);
  });

  it('share what the payer allows with a rush at the desk', async () => {
    const { lanes, payers } = setUp();
    await lanes.queueNight(100, [WELL]);
    const rush = Promise.all(Array.from({ length: 100 }, () => lanes.waitFor(asked(WELL))));
    const waits = await inTime(rush, 10);
    lanes.stop();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(payers.simulator.ledger.payers[WELL]?.mostAtOnce).toBe(callsAtOnce);
    // Twelve at once, each of 150 ms: none was sent away.
    expect(Math.max(...waits)).toBeLessThan(5_000);
  });
});

describe('a payer that takes calls and never answers', () => {
  const REQUESTS = 240;
  /** Eight a second at the desks: ten times what the lane could wait for. */
  async function slowOutage(furtherSeconds: number, options: Partial<ContainerOptions> = {}) {
    const transitions: { second: number; state: string }[] = [];
    const startedAt = Date.now();
    const changed = (_: string, state: string): void =>
      void transitions.push({ second: (Date.now() - startedAt) / 1000, state });
    const { lanes, payers } = setUp({ changed, ...options });
    payers.simulator.setOutage({ payerId: SLOW, seconds: 60, kind: 'never' });
    const askSlow = async (): Promise<void> => {
      for (let n = 0; n < REQUESTS; n += 1) {
        await lanes.desk.request(asked(SLOW));
        await sleep(125);
      }
    };
    void askSlow();
    const waits = await inTime(waitsAtTheDesk(lanes, WELL, 60, 500), 70);
    await vi.advanceTimersByTimeAsync(furtherSeconds * 1000);
    lanes.stop();
    await vi.advanceTimersByTimeAsync(1_000);
    const { callTimes, payers: tallies, inquiries } = payers.simulator.ledger;
    const calls = (callTimes[SLOW] ?? []).map((at) => (at - startedAt) / 1000);
    return { transitions, waits, calls, mostAtOnce: tallies[SLOW]?.mostAtOnce, inquiries: Object.values(inquiries) };
  }

  it("leaves the desk's lane to others, and its circuit opens when the first five have timed out", async () => {
    const { transitions, waits, calls, mostAtOnce, inquiries } = await slowOutage(600);
    // Others wait for a container while it is found out that places do not change hands.
    expect(Math.max(...waits)).toBeLessThanOrEqual(3_000);
    expect(mostAtOnce).toBe(places);
    const [opened, closed] = transitions;
    expect(opened).toMatchObject({ state: 'open' });
    expect(opened?.second).toBeLessThanOrEqual(timeoutSeconds + 1);
    // What four have left before the fifth may have been taken again.
    const before = calls.filter((second) => second < timeoutSeconds).length;
    expect(before).toBeGreaterThanOrEqual(places);
    expect(before).toBeLessThan(places + circuit.opensAfter);
    // Whatever comes until it is back: one probe in 30 s.
    const probes = calls.filter((second) => second > (opened?.second ?? 0) && second < 60);
    expect(probes.length).toBeLessThanOrEqual(Math.ceil(40 / circuit.probesAfterSeconds));
    expect(closed).toMatchObject({ state: 'closed' });
    expect(inquiries).toHaveLength(REQUESTS + waits.length);
    expect(inquiries.every(({ charges }) => charges === 1)).toBe(true);
  });

  it('would hold the whole lane without places, and is found out as soon', async () => {
    const { transitions, waits } = await slowOutage(0, { policy: { ...UPSTREAM_POLICIES.clearinghouse, places: 18 } });
    expect(Math.max(...waits)).toBeGreaterThan(10_000);
    expect(transitions[0]?.second).toBeLessThanOrEqual(timeoutSeconds + 1);
  });
});
