import { randomUUID } from 'node:crypto';
import { UPSTREAM_POLICIES } from '@frontdesk/contracts/upstream-policies';
import type { CircuitStore } from '@frontdesk/core/circuit-store';
import { MemoryCircuitStore } from '@frontdesk/upstream/testing/memory-circuit-store';
import { beforeAll, describe, expect, it } from 'vitest';
import { isOpen } from '../domain/verification.ts';
import { deliver } from '../testing/delivery.ts';
import { FrontDesk, shown } from '../testing/front-desk.ts';
import type { SentMessage } from '../testing/memory-queue.ts';
import { MemoryWorld } from '../testing/memory-world.ts';
import { SimulatedPayers } from '../testing/simulated-payers.ts';

const CONTAINERS = 20;
/** Of the desks of all practices, and as many again as come back meanwhile: more than the containers take. */
const REQUESTS_A_SECOND = 12;
/** So few that no container has five failures in a row for a long time. */
const FEW_A_SECOND = 2;
const DOWN_FROM = 10;
const DOWN_UNTIL = 70;
/** Requests come as long; then the last ones end. */
const LAST_REQUEST = 80;
const LONGEST_SECONDS = 30 * 60;
const lanes = { desk: { batch: 1, containers: CONTAINERS }, night: { batch: 1, containers: 0 } };
const { circuit: policy } = UPSTREAM_POLICIES.clearinghouse;

/** What the payer, the circuits and the practice have seen. */
interface Account {
  /** Seconds at which the payer was called. */
  readonly calls: readonly number[];
  readonly charges: readonly number[];
  readonly transitions: readonly { readonly second: number; readonly state: string }[];
  readonly statuses: readonly string[];
  /** How many events each verification has. */
  readonly events: readonly number[];
}

/** A payer that is down for a minute, and twenty containers of the worker that ask it. */
async function minuteDown(
  store: CircuitStore,
  { withBreaker = true, requestsASecond = REQUESTS_A_SECOND } = {},
): Promise<Account> {
  const world = new MemoryWorld();
  const began = world.clock.now();
  const secondOf = (at: number): number => (at - began) / 1000;
  const payers = new SimulatedPayers(world.clock);
  // Tables are shared by all tests of a database.
  const payerId = `SIM-${randomUUID()}`;
  const transitions: Account['transitions'][number][] = [];
  const changed = (_: string, state: string): void =>
    void transitions.push({ second: secondOf(world.clock.now()), state });
  const opensAfter = withBreaker ? policy.opensAfter : Number.POSITIVE_INFINITY;
  const containers = Array.from({ length: CONTAINERS }, () =>
    payers.container({
      circuits: store,
      changed,
      policy: { ...UPSTREAM_POLICIES.clearinghouse, circuit: { ...policy, opensAfter } },
    }),
  );
  const desk = new FrontDesk(world);
  const ids: string[] = [];
  const ask = async (): Promise<void> => {
    const asked = { payerId, patient: { memberId: `ACTIVE-${randomUUID()}` } };
    ids.push(shown(await desk.request(asked)).id);
  };
  let turn = 0;
  await deliver(
    world,
    desk.queue,
    {
      lanes,
      second: async (second) => {
        if (second === DOWN_FROM)
          payers.simulator.setOutage({ payerId, seconds: DOWN_UNTIL - DOWN_FROM, kind: 'rejected' });
        if (second < LAST_REQUEST) await Promise.all(Array.from({ length: requestsASecond }, ask));
      },
      work: async ([message]) => {
        turn += 1;
        const payer = containers[turn % CONTAINERS] as (typeof containers)[number];
        await desk.work((message as SentMessage).key.verificationId, { ...desk.ports, payer });
        return [];
      },
      sweep: () => desk.sweep(),
      isOver: () => secondOf(world.clock.now()) >= LAST_REQUEST,
    },
    LONGEST_SECONDS,
  );
  const verifications = await Promise.all(ids.map((id) => desk.read(id)));
  const told = world.verifications.events.map(({ data }) => (data as { verificationId: string }).verificationId);
  const { ledger } = payers.simulator;
  return {
    calls: (ledger.callTimes[payerId] ?? []).map(secondOf),
    charges: ids.map((id) => ledger.inquiries[id]?.charges ?? 0),
    transitions,
    statuses: verifications.map((verification) => (isOpen(verification) ? 'open' : verification.status)),
    events: ids.map((id) => told.filter((other) => other === id).length),
  };
}

/** What holds of verifications while their payer is down, over one store of circuits. */
export function outageSuite(name: string, store: () => CircuitStore): void {
  describe(`twenty workers whose payer is down for a minute, with circuits ${name}`, () => {
    let without: Account;
    let account: Account;
    beforeAll(async () => {
      [without, account] = await Promise.all([
        minuteDown(new MemoryCircuitStore(), { withBreaker: false }),
        minuteDown(store()),
      ]);
    }, 60_000);
    const during = (calls: readonly number[]): number[] =>
      calls.filter((second) => second >= DOWN_FROM && second < DOWN_UNTIL);

    it('call it at most a tenth as often as without the breaker', () => {
      expect(during(account.calls).length).toBeLessThanOrEqual(during(without.calls).length / 10);
      expect(during(account.calls).length).toBeGreaterThan(policy.opensAfter);
    });

    it('do so where few verifications are asked for', async () => {
      const few = { requestsASecond: FEW_A_SECOND };
      const [all, some] = await Promise.all([
        minuteDown(new MemoryCircuitStore(), { ...few, withBreaker: false }),
        minuteDown(store(), few),
      ]);
      expect(during(some.calls).length).toBeLessThanOrEqual(during(all.calls).length / 10);
      expect(new Set(some.statuses)).toEqual(new Set(['active']));
    });

    it('send one probe in 30 s, all together', () => {
      const [opened, closed] = account.transitions;
      expect(opened?.state).toBe('open');
      const probes = account.calls.filter(
        (second) => second > (opened?.second ?? 0) && second < Math.min(DOWN_UNTIL, closed?.second ?? 0),
      );
      expect(probes.length).toBeGreaterThan(0);
      for (const [index, second] of probes.entries())
        expect(second - (probes[index - 1] ?? opened?.second ?? 0)).toBeGreaterThanOrEqual(policy.probesAfterSeconds);
    });

    it('close its circuit within 35 s of its return', () => {
      expect(account.transitions.map(({ state }) => state)).toEqual(['open', 'closed']);
      expect(account.transitions[1]?.second).toBeLessThanOrEqual(DOWN_UNTIL + 35);
    });

    it('lose no verification, and ask and answer none twice', () => {
      expect(account.statuses).toHaveLength(REQUESTS_A_SECOND * LAST_REQUEST);
      expect(new Set(account.statuses)).toEqual(new Set(['active']));
      expect(new Set(account.events)).toEqual(new Set([1]));
      expect(new Set(account.charges)).toEqual(new Set([1]));
    });
  });
}
