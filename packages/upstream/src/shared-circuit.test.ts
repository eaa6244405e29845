import { UPSTREAM_POLICIES } from '@frontdesk/contracts/upstream-policies';
import type { MetricName } from '@frontdesk/core/metrics';
import { SetClock } from '@frontdesk/testing/set-clock';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Admission, type Health, SharedCircuit } from './shared-circuit.ts';
import { MemoryCircuitStore } from './testing/memory-circuit-store.ts';

const { circuit: policy } = UPSTREAM_POLICIES.clearinghouse;
let clock: SetClock;
let store: MemoryCircuitStore;
let counted: Partial<Record<MetricName, number>>;
let transitions: string[];
beforeEach(() => {
  clock = new SetClock('2027-03-01T15:00:00Z');
  store = new MemoryCircuitStore();
  counted = {};
  transitions = [];
});

function container(): SharedCircuit {
  return new SharedCircuit({
    store,
    policy,
    clock,
    metrics: {
      record: (name, value = 1) => {
        counted[name] = (counted[name] ?? 0) + value;
      },
    },
    changed: (upstream, state) => void transitions.push(`${upstream} ${state}`),
  });
}

async function admitted(circuit: SharedCircuit): Promise<Admission & { kind: 'admitted' }> {
  const admission = await circuit.admit('SIM-A');
  if (admission.kind !== 'admitted') throw new Error('The call was kept back.');
  return admission;
}

async function calls(circuit: SharedCircuit, ...ends: readonly Health[]): Promise<void> {
  for (const health of ends) await (await admitted(circuit)).report(health);
}

const sick = (times: number): Health[] => Array.from({ length: times }, () => 'sick');

describe('a container under a shared circuit', () => {
  it('opens it after five failures in a row, and tells of it', async () => {
    const one = container();
    await calls(one, ...sick(4), 'well', ...sick(4));
    expect(transitions).toEqual([]);
    await calls(one, 'sick');
    expect(transitions).toEqual(['SIM-A open']);
    expect(await one.admit('SIM-A')).toEqual({ kind: 'refused', retryAfterSeconds: 30 });
    expect(counted).toMatchObject({ CircuitsOpened: 1, CircuitRefusals: 1 });
  });

  it('keeps back no call to another upstream', async () => {
    const one = container();
    await calls(one, ...sick(5));
    expect((await one.admit('SIM-B')).kind).toBe('admitted');
  });

  it('does not count an attempt that had no fair time', async () => {
    await calls(container(), ...sick(4), 'unknown', 'unknown');
    expect(transitions).toEqual([]);
  });

  it('learns within five seconds that another container has opened it', async () => {
    const [one, other] = [container(), container()];
    await calls(other, 'well');
    await calls(one, ...sick(5));
    expect((await other.admit('SIM-A')).kind).toBe('admitted');
    clock.advance(5);
    expect((await other.admit('SIM-A')).kind).toBe('refused');
  });

  it('learns it at its next call when its last one has failed', async () => {
    const [one, other] = [container(), container()];
    const failing = await admitted(other);
    await calls(one, ...sick(5));
    await failing.report('sick');
    expect((await other.admit('SIM-A')).kind).toBe('refused');
  });

  it('opens it after five failures of all containers together, none of which has had five', async () => {
    const five = [1, 2, 3, 4, 5].map(() => container());
    for (const one of five.slice(0, 4)) await calls(one, 'sick');
    clock.advance(2);
    expect(transitions).toEqual([]);
    await calls(five[4]!, 'sick');
    expect(transitions).toEqual(['SIM-A open']);
  });

  it('opens it at the fifth of timeouts that all end at once', async () => {
    const waiting = await Promise.all([1, 2, 3, 4, 5].map(() => admitted(container())));
    clock.advance(20);
    await Promise.all(waiting.slice(0, 4).map((call) => call.report('sick')));
    expect(transitions).toEqual([]);
    await waiting[4]!.report('sick');
    expect(transitions).toEqual(['SIM-A open']);
  });

  it('does not open it for failures between which others hear answers', async () => {
    const [one, other] = [container(), container()];
    for (let n = 0; n < 20; n += 1) {
      await calls(one, 'sick', 'sick', 'sick', 'well');
      await calls(other, 'sick', 'well');
      clock.advance(1);
    }
    expect(transitions).toEqual([]);
  });

  it('lets no call of before decide about a circuit that has opened and closed since', async () => {
    const [one, other] = [container(), container()];
    const late = await admitted(other);
    await calls(one, ...sick(5));
    clock.advance(30);
    await calls(one, 'well', 'well', 'well');
    const revision = async () => (await store.read('SIM-A')).revision;
    await other.admit('SIM-A');
    const before = await revision();
    clock.advance(5);
    await other.admit('SIM-A');
    await late.report('sick');
    expect(await revision()).toBe(before);
  });

  it('probes an open circuit once, whichever container comes first', async () => {
    const [one, other] = [container(), container()];
    await calls(one, ...sick(5));
    clock.advance(30);
    const both = await Promise.all([one.admit('SIM-A'), other.admit('SIM-A')]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['admitted', 'refused']);
    expect(counted.CircuitProbes).toBe(1);
  });

  it('closes it after three good probes, for all', async () => {
    const [one, other] = [container(), container()];
    await calls(one, ...sick(5));
    clock.advance(30);
    await calls(one, 'well', 'well', 'well');
    expect(transitions).toEqual(['SIM-A open', 'SIM-A closed']);
    expect((await other.admit('SIM-A')).kind).toBe('admitted');
  });

  it('elects another probe 30 s after one whose container died', async () => {
    const [one, other] = [container(), container()];
    await calls(one, ...sick(5));
    clock.advance(30);
    await admitted(one);
    clock.advance(29);
    expect((await other.admit('SIM-A')).kind).toBe('refused');
    clock.advance(1);
    await calls(other, 'well', 'well', 'well');
    expect(transitions.at(-1)).toBe('SIM-A closed');
  });

  it('does not count calls of before that end when it has opened, or closed again', async () => {
    const one = container();
    const late = await Promise.all(Array.from({ length: 5 }, () => admitted(one)));
    await calls(one, ...sick(5));
    clock.advance(30);
    await calls(one, 'well', 'well', 'well');
    for (const call of late) await call.report('sick');
    expect((await one.admit('SIM-A')).kind).toBe('admitted');
    expect(transitions).toHaveLength(2);
  });

  it('lets everything through, and counts it, while the store does not answer', async () => {
    const one = container();
    await calls(one, ...sick(5));
    store.failing = true;
    clock.advance(5);
    await calls(one, ...sick(20));
    expect(counted.CircuitUnavailable).toBeGreaterThanOrEqual(1);
  });

  it('goes by the stored circuit again as soon as the store answers', async () => {
    const one = container();
    await calls(one, ...sick(5));
    store.failing = true;
    clock.advance(5);
    await calls(one, 'well');
    store.failing = false;
    clock.advance(5);
    expect((await one.admit('SIM-A')).kind).toBe('refused');
  });

  it('does not wait anew for a store that fails in every call', async () => {
    const one = container();
    store.failing = true;
    await calls(one, 'well', 'well', 'well');
    expect(counted.CircuitUnavailable).toBe(1);
  });
});
