import { describe, expect, it } from 'vitest';
import { systemClock } from './clock.ts';

describe('systemClock', () => {
  it('is read anew at each call', async () => {
    const before = Date.now();
    const first = systemClock.now();
    while (Date.now() === first) await new Promise(setImmediate);
    expect(systemClock.now()).toBeGreaterThan(first);
    expect(first).toBeGreaterThanOrEqual(before);
  });
});
