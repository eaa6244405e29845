import { UPSTREAM_POLICIES } from '@frontdesk/contracts/upstream-policies';
import type { CircuitStore } from '@frontdesk/core/circuit-store';
import type { Metrics } from '@frontdesk/core/metrics';
import { SetClock } from '@frontdesk/testing/set-clock';
import { beforeAll, describe, expect, it } from 'vitest';
import { SharedCircuit } from '../shared-circuit.ts';
import { anUpstream } from './circuit-store-suite.ts';

const CONTAINERS = 20;
const OUTAGE_FROM = 20;
const OUTAGE_UNTIL = 80;
const END = 120;
const { circuit: policy } = UPSTREAM_POLICIES.clearinghouse;

/** A payer that is down for a minute, with a call each second from each of twenty containers, as its own counter sees it. */
interface Account {
  /** Seconds at which each call came. */
  readonly calls: readonly number[];
  readonly probes: readonly number[];
  readonly writes: { readonly second: number; readonly won: boolean }[];
  readonly reads: readonly number[];
  readonly transitions: readonly { readonly second: number; readonly state: string }[];
}

async function minuteDown(store: CircuitStore, withBreaker: boolean): Promise<Account> {
  const clock = new SetClock('2027-03-01T15:00:00Z');
  const began = clock.now();
  const second = (): number => (clock.now() - began) / 1000;
  const account = {
    calls: [] as number[],
    probes: [] as number[],
    writes: [] as Account['writes'],
    reads: [] as number[],
  };
  const metrics: Metrics = {
    record: (name) => {
      if (name === 'CircuitProbes') account.probes.push(second());
    },
  };
  const transitions: { second: number; state: string }[] = [];
  const counted: CircuitStore = {
    read: (upstream) => {
      account.reads.push(second());
      return store.read(upstream);
    },
    replace: async (upstream, from, to) => {
      const stored = await store.replace(upstream, from, to);
      account.writes.push({ second: second(), won: stored === to });
      return stored;
    },
  };
  const upstream = anUpstream();
  const changed = (_: string, state: string): void => void transitions.push({ second: second(), state });
  const containers = Array.from(
    { length: CONTAINERS },
    () => new SharedCircuit({ store: counted, policy, clock, metrics, changed }),
  );
  const isDown = (): boolean => second() >= OUTAGE_FROM && second() < OUTAGE_UNTIL;
  const work = async (container: SharedCircuit): Promise<void> => {
    const admission = withBreaker ? await container.admit(upstream) : undefined;
    if (admission?.kind === 'refused') return;
    account.calls.push(second());
    const health = isDown() ? 'sick' : 'well';
    await admission?.report(health);
  };
  while (second() < END) {
    // All at once, as containers are: each sees the store as the others leave it between its own steps.
    await Promise.all(containers.map(work));
    clock.advance(1);
  }
  return { ...account, transitions };
}

/** What holds while a payer is down, over one store. */
export function outageSuite(name: string, store: () => CircuitStore): void {
  describe(`a payer down for a minute, under 20 containers ${name}`, () => {
    let without: Account;
    let broken: Account;
    beforeAll(async () => {
      [without, broken] = await Promise.all([minuteDown(store(), false), minuteDown(store(), true)]);
    });
    const during = (seconds: readonly number[]): number[] =>
      seconds.filter((second) => second >= OUTAGE_FROM && second < OUTAGE_UNTIL);

    it('gets at most a tenth of the calls that it gets without a breaker', () => {
      expect(during(without.calls)).toHaveLength(60 * CONTAINERS);
      expect(during(broken.calls).length).toBeLessThanOrEqual((60 * CONTAINERS) / 10);
    });

    it('gets one probe in 30 s over all containers, and no other call, once the circuit is open', () => {
      const [{ second: openedAt } = { second: Number.NaN }] = broken.transitions;
      expect(openedAt).toBeLessThanOrEqual(OUTAGE_FROM + policy.failingSeconds);
      expect(during(broken.probes)).toEqual([openedAt + 30]);
      expect(during(broken.calls).filter((second) => second > openedAt)).toEqual([openedAt + 30]);
    });

    it('gets all calls again within 35 s of being back', () => {
      expect(broken.transitions.map(({ state }) => state)).toEqual(['open', 'closed']);
      const closedAt = broken.transitions[1]?.second ?? Number.NaN;
      expect(closedAt).toBeLessThanOrEqual(OUTAGE_UNTIL + 30);
      const from = closedAt + policy.readEverySeconds;
      expect(broken.calls.filter((second) => second >= from)).toHaveLength((END - from) * CONTAINERS);
    });

    it('closes after three probes, with no other call before', () => {
      const closedAt = broken.transitions[1]?.second ?? Number.NaN;
      expect(broken.probes.filter((second) => second >= OUTAGE_UNTIL)).toHaveLength(policy.closesAfter);
      const before = broken.calls.filter((second) => second >= OUTAGE_UNTIL && second < closedAt);
      expect(before).toEqual(broken.probes.filter((second) => second >= OUTAGE_UNTIL && second < closedAt));
    });

    it('writes nothing while the payer is well, and a handful of items in the outage', () => {
      expect(broken.writes.filter(({ second }) => second < OUTAGE_FROM)).toEqual([]);
      const closedAt = broken.transitions[1]?.second ?? Number.NaN;
      expect(broken.writes.filter(({ second }) => second > closedAt)).toEqual([]);
      // Five failures noted; opened; an election and a bad end of the probe without a write; three elections with three good ends.
      expect(broken.writes.filter(({ won }) => won)).toHaveLength(5 + 1 + 1 + 3 * 2);
      const bySecond = Map.groupBy(broken.writes, ({ second }) => second);
      const [{ second: openedAt } = { second: Number.NaN }] = broken.transitions;
      // Those who lose try again until five are noted. In an election each stands once, and its winner reports.
      for (const [second, writes] of bySecond) {
        const most = second <= openedAt ? CONTAINERS * policy.opensAfter : CONTAINERS + 1;
        expect(writes.length, `second ${second}`).toBeLessThanOrEqual(most);
      }
      const afterOpening = [...bySecond.keys()].filter((second) => second > openedAt);
      expect(afterOpening).toHaveLength(1 + policy.closesAfter);
    });

    it('is read every five seconds by each container while it is well', () => {
      const reads = broken.reads.filter((second) => second < OUTAGE_FROM);
      expect(reads).toHaveLength((CONTAINERS * OUTAGE_FROM) / policy.readEverySeconds);
    });
  });
}
