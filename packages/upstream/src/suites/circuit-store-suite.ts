import { type Circuit, opened, untouchedCircuit } from '@frontdesk/core/circuit';
import type { CircuitStore } from '@frontdesk/core/circuit-store';
import { describe, expect, it } from 'vitest';

const policy = { opensAfter: 5, failingSeconds: 2, probesAfterSeconds: 30, closesAfter: 3 };
let upstreams = 0;
/** One that no other test has written. */
export function anUpstream(): string {
  upstreams += 1;
  return `payer-${upstreams}`;
}

/** What every store of circuits does. */
export function circuitStoreSuite(name: string, store: () => CircuitStore): void {
  describe(`circuits ${name}`, () => {
    const openCircuit = opened(untouchedCircuit, 1_800_000_000_123, policy);

    it('gives the untouched circuit for an upstream that nobody has written', async () => {
      expect(await store().read(anUpstream())).toEqual(untouchedCircuit);
    });

    it('keeps an open circuit, and then a closed one', async () => {
      const upstream = anUpstream();
      expect(await store().replace(upstream, untouchedCircuit, openCircuit)).toBe(openCircuit);
      expect(await store().read(upstream)).toEqual(openCircuit);
      const closed: Circuit = { state: 'closed', revision: 2, era: 2 };
      expect(await store().replace(upstream, openCircuit, closed)).toBe(closed);
      expect(await store().read(upstream)).toEqual(closed);
    });

    it('keeps the failures that were noted, and strikes them out', async () => {
      const upstream = anUpstream();
      const failing: Circuit = {
        state: 'closed',
        revision: 1,
        era: 0,
        failing: { count: 3, since: 1_800_000_000_123 },
      };
      await store().replace(upstream, untouchedCircuit, failing);
      expect(await store().read(upstream)).toEqual(failing);
      await store().replace(upstream, failing, { state: 'closed', revision: 2, era: 0 });
      expect(await store().read(upstream)).toEqual({ state: 'closed', revision: 2, era: 0 });
    });

    it('keeps one upstream apart from another', async () => {
      await store().replace(anUpstream(), untouchedCircuit, openCircuit);
      expect(await store().read(anUpstream())).toEqual(untouchedCircuit);
    });

    it('refuses a circuit that replaces an older one than is stored, and gives the stored one', async () => {
      const upstream = anUpstream();
      await store().replace(upstream, untouchedCircuit, openCircuit);
      const late = opened(untouchedCircuit, 1_800_000_009_999, policy);
      expect(await store().replace(upstream, untouchedCircuit, late)).toEqual(openCircuit);
      expect(await store().replace(upstream, { state: 'closed', revision: -1, era: -1 }, late)).toEqual(openCircuit);
      expect(await store().read(upstream)).toEqual(openCircuit);
    });

    it('lets one of twenty win that replace the same circuit at once', async () => {
      const upstream = anUpstream();
      const each = Array.from({ length: 20 }, (_, n) => opened(untouchedCircuit, 1_800_000_000_000 + n, policy));
      const stored = await Promise.all(each.map((to) => store().replace(upstream, untouchedCircuit, to)));
      expect(stored.filter((circuit, index) => circuit === each[index])).toHaveLength(1);
      expect(new Set(stored.map((circuit) => JSON.stringify(circuit))).size).toBe(1);
    });
  });
}
