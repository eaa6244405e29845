import { systemClock } from '@frontdesk/core/clock';
import { silentMetrics } from '@frontdesk/core/metrics';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SharedPlaces } from './shared-places.ts';
import { MemoryPlaceStore } from './testing/memory-place-store.ts';

let store: MemoryPlaceStore;
beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2027-03-01T15:00:00Z') });
  store = new MemoryPlaceStore();
});
afterEach(() => {
  vi.useRealTimers();
});
const container = (): SharedPlaces =>
  new SharedPlaces({ store, places: 3, clock: systemClock, metrics: silentMetrics });
const soon = (): number => Date.now() + 20_000;
const pass = (seconds: number): Promise<unknown> => vi.advanceTimersByTimeAsync(seconds * 1000);

/** All places of an upstream, each with another container. */
async function takeAll(): Promise<(() => Promise<void>)[]> {
  const taken = await Promise.all([1, 2, 3].map(() => container().take('SIM-A', soon())));
  return taken.map((free) => free!);
}

/** What a call is told, and after how many seconds. */
async function ask(one = container()): Promise<{ has: boolean; seconds: number }> {
  const startedAt = Date.now();
  let seconds = Number.NaN;
  const asking = one.take('SIM-A', soon()).then((free) => {
    seconds = (Date.now() - startedAt) / 1000;
    return free !== undefined;
  });
  await pass(6);
  return { has: await asking, seconds };
}

describe('the places of an upstream', () => {
  it('are shared by all containers, and each upstream has its own', async () => {
    await takeAll();
    const waiting = container().take('SIM-A', soon());
    expect(await container().take('SIM-B', soon())).toBeDefined();
    await pass(6);
    expect(await waiting).toBeUndefined();
  });

  it('are waited for while they change hands', async () => {
    const [free] = await takeAll();
    setTimeout(() => void free?.(), 400);
    expect(await ask()).toEqual({ has: true, seconds: 0.5 });
  });

  it('are not waited for when all have been taken for two seconds', async () => {
    await takeAll();
    await pass(1);
    const one = container();
    expect(await ask(one)).toEqual({ has: false, seconds: 1 });
    expect(await ask(one)).toEqual({ has: false, seconds: 0 });
    expect(await ask()).toEqual({ has: false, seconds: 0 });
  });

  it('are looked at again after a second', async () => {
    const taken = await takeAll();
    await pass(2);
    const one = container();
    expect(await one.take('SIM-A', soon())).toBeUndefined();
    await taken[0]?.();
    expect(await one.take('SIM-A', soon())).toBeUndefined();
    await pass(1);
    expect(await one.take('SIM-A', soon())).toBeDefined();
  });

  it('come free when the container has died that had them', async () => {
    await takeAll();
    await pass(20);
    expect(await container().take('SIM-A', soon())).toBeDefined();
  });

  it('let calls through while the store does not answer', async () => {
    store.failing = true;
    const free = await container().take('SIM-A', soon());
    expect(free).toBeDefined();
    await free?.();
  });
});
