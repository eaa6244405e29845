import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { DeliveryLog } from '../ports/delivery-log.ts';

/** What every log of deliveries does. */
export function deliveryLogSuite(open: () => DeliveryLog): void {
  describe('a log of deliveries', () => {
    it('has what was remembered, with its body, and tells a delivery by its id and its timestamp', async () => {
      const log = open();
      const key = { id: randomUUID(), timestamp: '1803916800' };
      expect(await log.find(key)).toBeUndefined();
      await log.remember(key, 'digest');
      expect(await log.find(key)).toBe('digest');
      expect(await log.find({ ...key, timestamp: '1803916801' })).toBeUndefined();
      expect(await log.find({ ...key, id: randomUUID() })).toBeUndefined();
    });

    it('remembers a delivery twice as once', async () => {
      const log = open();
      const key = { id: randomUUID(), timestamp: '1803916800' };
      await Promise.all([log.remember(key, 'digest'), log.remember(key, 'digest')]);
      expect(await log.find(key)).toBe('digest');
    });
  });
}
