import type { PlaceStore } from '@frontdesk/core/place-store';
import { describe, expect, it } from 'vitest';
import { anUpstream } from './circuit-store-suite.ts';

/** What every store of places does. */
export function placeStoreSuite(name: string, store: () => PlaceStore): void {
  describe(`places ${name}`, () => {
    const now = 1_800_000_000_000;
    const place = (upstream: string, change: object = {}) => ({
      ...{ upstream, number: 0, holder: 'one', since: now, until: now + 20_000 },
      ...change,
    });

    it('are taken by one, until it frees them', async () => {
      const upstream = anUpstream();
      const other = place(upstream, { holder: 'other', since: now + 5_000 });
      expect(await store().take(place(upstream))).toBeUndefined();
      expect(await store().take(other)).toBe(now);
      expect(await store().take(place(upstream, { number: 1 }))).toBeUndefined();
      expect(await store().take(place(anUpstream()))).toBeUndefined();
      await store().free(place(upstream));
      expect(await store().take(other)).toBeUndefined();
    });

    it('are free when their time is over, and are not freed by who had them before', async () => {
      const upstream = anUpstream();
      await store().take(place(upstream));
      const other = { holder: 'other', until: now + 60_000 };
      expect(await store().take(place(upstream, { ...other, since: now + 19_999 }))).toBe(now);
      expect(await store().take(place(upstream, { ...other, since: now + 20_000 }))).toBeUndefined();
      await store().free(place(upstream));
      expect(await store().take(place(upstream, { since: now + 30_000 }))).toBe(now + 20_000);
    });

    it('have one winner of twenty at once', async () => {
      const upstream = anUpstream();
      const each = Array.from({ length: 20 }, (_, n) => store().take(place(upstream, { holder: `h-${n}` })));
      expect((await Promise.all(each)).filter((since) => since === undefined)).toHaveLength(1);
    });
  });
}
