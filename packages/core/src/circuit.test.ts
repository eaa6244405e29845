import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterAnswer,
  afterBadProbe,
  afterFailure,
  afterGoodProbe,
  type Circuit,
  opened,
  untouchedCircuit,
  verdictOf,
} from './circuit.ts';

const policy = { opensAfter: 5, failingSeconds: 2, probesAfterSeconds: 30, closesAfter: 3 };
const at = 1_800_000_000_000;
const open = opened(untouchedCircuit, at, policy);

function elect(circuit: Circuit, now: number): Circuit {
  const verdict = verdictOf(circuit, now, policy);
  if (verdict.kind !== 'elect') throw new Error(`Nobody is elected: ${verdict.kind}`);
  return verdict.elected;
}

describe('a circuit', () => {
  it('lets calls through while it is closed', () => {
    expect(verdictOf(untouchedCircuit, at, policy)).toEqual({ kind: 'pass' });
  });

  it('keeps calls back for 30 s once it is open, and says for how long', () => {
    expect(verdictOf(open, at, policy)).toEqual({ kind: 'refuse', retryAfterSeconds: 30 });
    expect(verdictOf(open, at + 29_001, policy)).toEqual({ kind: 'refuse', retryAfterSeconds: 1 });
    expect(verdictOf(open, at + 30_000, policy).kind).toBe('elect');
  });

  it('waits as long as the upstream asks, if that is longer', () => {
    const asked = opened(untouchedCircuit, at, policy, 120);
    expect(verdictOf(asked, at + 119_000, policy)).toEqual({ kind: 'refuse', retryAfterSeconds: 1 });
    expect(verdictOf(opened(untouchedCircuit, at, policy, 2), at + 29_000, policy).kind).toBe('refuse');
  });

  it('elects one probe, and another after 30 s when that one never reports', () => {
    const elected = elect(open, at + 30_000);
    expect(verdictOf(elected, at + 59_999, policy)).toEqual({ kind: 'refuse', retryAfterSeconds: 1 });
    expect(verdictOf(elected, at + 60_000, policy).kind).toBe('elect');
  });

  it('elects the next probe at once after a good one, and closes after the third', () => {
    let circuit = open;
    let now = at + 30_000;
    for (const goodProbes of [1, 2]) {
      circuit = afterGoodProbe(elect(circuit, now), now, policy);
      expect(circuit).toMatchObject({ state: 'open', goodProbes });
      now += 1_000;
    }
    circuit = afterGoodProbe(elect(circuit, now), now, policy);
    expect(verdictOf(circuit, now, policy)).toEqual({ kind: 'pass' });
  });

  it('forgets good probes after a bad one', () => {
    const now = at + 30_000;
    const good = afterGoodProbe(elect(open, now), now, policy);
    const bad = afterBadProbe(elect(good, now), now);
    expect(bad).toMatchObject({ state: 'open', goodProbes: 0 });
    expect(verdictOf(bad, now + 29_000, policy).kind).toBe('refuse');
  });

  const fails = (circuit: Circuit, ...seconds: number[]): Circuit =>
    seconds.reduce((last, second) => {
      const now = at + second * 1000;
      return afterFailure(last, { now, sentAt: now }, policy);
    }, circuit);

  it('opens after five failures of all containers that have gone on for two seconds', () => {
    expect(fails(untouchedCircuit, 0, 0, 0, 0, 0, 1.9)).toMatchObject({
      state: 'closed',
      failing: { count: 5, since: at },
    });
    expect(fails(untouchedCircuit, 0, 0, 0, 1.9, 2)).toMatchObject({ state: 'open', openedAt: at + 2_000 });
    expect(fails(untouchedCircuit, 0, 100, 200, 300).state).toBe('closed');
  });

  it('opens at the fifth timeout, which alone has gone on for long enough', () => {
    let circuit: Circuit = untouchedCircuit;
    for (let n = 1; n <= 5; n += 1) {
      expect(circuit.state).toBe('closed');
      circuit = afterFailure(circuit, { now: at + 20_000 + n, sentAt: at + n }, policy);
    }
    expect(circuit.state).toBe('open');
  });

  it('forgets noted failures after an answer, and has nothing to write when there were none', () => {
    const failing = fails(untouchedCircuit, 0, 1, 2, 3);
    expect(afterAnswer(failing)).toEqual({ state: 'closed', revision: failing.revision + 1, era: failing.era });
    expect(afterAnswer(untouchedCircuit)).toBe(untouchedCircuit);
    expect(afterAnswer(open)).toBe(open);
    expect(fails(open, 1)).toBe(open);
  });

  it('has nothing to write after a bad probe that changes nothing', () => {
    const elected = elect(open, at + 30_000);
    expect(afterBadProbe(elected, at + 50_000)).toBe(elected);
    expect(afterBadProbe(elected, at + 50_000, 600)).toMatchObject({ probeAt: at + 650_000 });
  });

  it('counts its writes, whatever happens to it', () => {
    const step = fc.record({ well: fc.boolean(), wait: fc.nat(90), retryAfter: fc.nat(200) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let circuit: Circuit = untouchedCircuit;
        let now = at;
        for (const { well, wait, retryAfter } of steps) {
          now += wait * 1000;
          const before = circuit;
          const verdict = verdictOf(before, now, policy);
          if (verdict.kind === 'pass') {
            const call = { now, sentAt: now - wait * 500, retryAfterSeconds: retryAfter };
            circuit = well ? afterAnswer(before) : afterFailure(before, call, policy);
          }
          if (verdict.kind === 'elect') {
            const { elected } = verdict;
            circuit = well ? afterGoodProbe(elected, now, policy) : afterBadProbe(elected, now, retryAfter);
          }
          if (circuit !== before) expect(circuit.revision).toBeGreaterThan(before.revision);
          // Whatever the upstream asks for, nobody waits longer than the longer of that and the interval.
          const next = verdictOf(circuit, now, policy);
          if (next.kind === 'refuse') expect(next.retryAfterSeconds).toBeLessThanOrEqual(Math.max(30, 200));
        }
      }),
    );
  });
});
