import { UPSTREAM_POLICIES } from '@frontdesk/contracts/upstream-policies';
import { systemClock } from '@frontdesk/core/clock';
import type { MetricName } from '@frontdesk/core/metrics';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SharedCircuit } from './shared-circuit.ts';
import { MemoryCircuitStore } from './testing/memory-circuit-store.ts';
import { type Attempt, Upstream, type UpstreamOutcome } from './upstream.ts';

const policy = UPSTREAM_POLICIES.clearinghouse;
const well: Attempt<string> = { answer: 'covered', health: 'well', repeatable: false };
const busy: Attempt<string> = { answer: 'busy', health: 'sick', repeatable: true };
const cutOff: Attempt<string> = { answer: 'cut off', health: 'sick', repeatable: false };

let counted: Partial<Record<MetricName, number>>;
let sentAt: number[];
beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2027-03-01T15:00:00Z') });
  counted = {};
  sentAt = [];
});
afterEach(() => {
  vi.useRealTimers();
});

function container(store = new MemoryCircuitStore()): Upstream {
  const metrics = {
    record: (name: MetricName, value = 1) => {
      counted[name] = (counted[name] ?? 0) + value;
    },
  };
  const circuit = new SharedCircuit({ store, policy: policy.circuit, clock: systemClock, metrics, changed: () => {} });
  return new Upstream({ policy, circuit, clock: systemClock, metrics, random: () => 0.5 });
}

const answering =
  (...attempts: Attempt<string>[]) =>
  async (): Promise<Attempt<string>> => {
    sentAt.push(Date.now());
    return attempts[Math.min(sentAt.length, attempts.length) - 1]!;
  };
/** Answers nothing until it is told to stop. */
const never = (signal: AbortSignal): Promise<Attempt<string>> =>
  new Promise((_, reject) => {
    sentAt.push(Date.now());
    signal.addEventListener('abort', () => reject(new Error('stopped')));
  });

async function ask(
  upstream: Upstream,
  send: (signal: AbortSignal) => Promise<Attempt<string>>,
  seconds = 25,
): Promise<{ outcome: UpstreamOutcome<string>; tookSeconds: number }> {
  const began = Date.now();
  const calling = upstream.call({ upstream: 'SIM-A', deadline: began + seconds * 1000, send });
  let took = 0;
  void calling.then(() => {
    took = Date.now() - began;
  });
  await vi.advanceTimersByTimeAsync(seconds * 1000);
  return { outcome: await calling, tookSeconds: took / 1000 };
}

describe('a call to an upstream', () => {
  it('gives the first answer', async () => {
    const { outcome, tookSeconds } = await ask(container(), answering(well));
    expect(outcome).toEqual({ kind: 'answered', attempt: well });
    expect(tookSeconds).toBe(0);
    expect(counted).toMatchObject({ UpstreamCalls: 1, UpstreamLatency: 0 });
  });

  it('repeats what the upstream has surely not done, with a wait that doubles', async () => {
    const { outcome } = await ask(container(), answering(busy, busy, well));
    expect(outcome).toEqual({ kind: 'answered', attempt: well });
    expect(sentAt.map((at) => at - sentAt[0]!)).toEqual([0, 125, 375]);
  });

  it('gives what the last attempt said after three', async () => {
    const { outcome } = await ask(container(), answering(busy));
    expect(outcome).toEqual({ kind: 'answered', attempt: busy });
    expect(sentAt).toHaveLength(3);
  });

  it('never repeats what the upstream may have done', async () => {
    await ask(container(), answering(cutOff, well));
    expect(sentAt).toHaveLength(1);
    sentAt = [];
    await ask(container(), never);
    expect(sentAt).toHaveLength(1);
  });

  it('waits as long as the upstream asks before it repeats', async () => {
    await ask(container(), answering({ ...busy, retryAfterSeconds: 7 }, well));
    expect(sentAt[1]! - sentAt[0]!).toBe(7_125);
  });

  it('does not repeat when the wait would outlast the deadline', async () => {
    const { outcome, tookSeconds } = await ask(container(), answering({ ...busy, retryAfterSeconds: 24 }, well));
    expect(outcome).toMatchObject({ attempt: { retryAfterSeconds: 24 } });
    expect(tookSeconds).toBe(0);
  });

  it('ends an attempt after 20 s and tells the upstream', async () => {
    const { outcome, tookSeconds } = await ask(container(), never);
    expect(outcome).toEqual({ kind: 'unanswered', shortfall: { reason: 'timeout' } });
    expect(tookSeconds).toBe(20);
    expect(counted.UpstreamFailures).toBe(1);
  });

  it('ends before the deadline, and does not call an upstream sick that had no fair time', async () => {
    const { tookSeconds } = await ask(container(), never, 6);
    expect(tookSeconds).toBe(5.5);
    expect(counted.UpstreamFailures).toBeUndefined();
  });

  it('does not begin an attempt that could not end', async () => {
    const { outcome } = await ask(container(), answering(well), 1);
    expect(outcome).toEqual({ kind: 'unanswered', shortfall: { reason: 'timeout' } });
    expect(sentAt).toEqual([]);
  });

  it('has two calls under way to a payer, eight that wait, and refuses more', async () => {
    const upstream = container();
    let underWay = 0;
    let most = 0;
    const slow = async (): Promise<Attempt<string>> => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      underWay -= 1;
      return well;
    };
    const deadline = Date.now() + 20_000;
    const calling = Array.from({ length: 12 }, () => upstream.call({ upstream: 'SIM-A', deadline, send: slow }));
    const elsewhere = upstream.call({ upstream: 'SIM-B', deadline, send: answering(well) });
    await vi.advanceTimersByTimeAsync(20_000);
    const outcomes = await Promise.all(calling);
    expect(most).toBe(2);
    expect(outcomes.filter(({ kind }) => kind === 'answered')).toHaveLength(10);
    expect(outcomes.at(-1)).toEqual({ kind: 'unanswered', shortfall: { reason: 'bulkhead-full' } });
    expect(counted.BulkheadRefusals).toBe(2);
    expect(await elsewhere).toEqual({ kind: 'answered', attempt: well });
  });

  it('ends the wait for a place at the deadline, and sends nothing afterwards', async () => {
    const upstream = container();
    const first = [1, 2].map(() => ask(upstream, never, 25));
    const { outcome, tookSeconds } = await ask(upstream, answering(well), 5);
    expect(outcome).toEqual({ kind: 'unanswered', shortfall: { reason: 'timeout' } });
    expect(tookSeconds).toBe(5);
    await vi.advanceTimersByTimeAsync(30_000);
    await Promise.all(first);
    expect(sentAt).toHaveLength(2);
  });

  it('keeps calls back once five attempts in a row have failed, and says when to come again', async () => {
    const upstream = container();
    await ask(upstream, answering(busy), 2);
    const { outcome } = await ask(upstream, answering(busy), 2);
    expect(sentAt).toHaveLength(5);
    expect(outcome).toEqual({ kind: 'unanswered', shortfall: { reason: 'circuit-open', retryAfterSeconds: 30 } });
  });

  it('is not stopped by refusals of what callers sent', async () => {
    const upstream = container();
    for (let n = 0; n < 20; n += 1) await ask(upstream, answering({ ...well, answer: 'no such member' }), 2);
    expect(sentAt).toHaveLength(20);
  });
});
