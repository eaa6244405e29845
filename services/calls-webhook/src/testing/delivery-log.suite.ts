import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { DeliveryLog } from '../ports/delivery-log.ts';

/** What every log of deliveries does. */
export function deliveryLogSuite(open: () => DeliveryLog): void {
  describe('a log of deliveries', () => {
    it('has what was remembered, and tells a delivery by its id and its timestamp', async () => {
      const log = open();
      const key = { id: randomUUID(), timestamp: '1803916800' };
      expect(await log.has(key)).toBe(false);
      await log.remember(key);
      expect(await log.has(key)).toBe(true);
      expect(await log.has({ ...key, timestamp: '1803916801' })).toBe(false);
      expect(await log.has({ ...key, id: randomUUID() })).toBe(false);
    });

    it('remembers a delivery twice as once', async () => {
      const log = open();
      const key = { id: randomUUID(), timestamp: '1803916800' };
      await Promise.all([log.remember(key), log.remember(key)]);
      expect(await log.has(key)).toBe(true);
    });
  });
}
