import { describe, expect, it } from 'vitest';
import { randomIds, timeOrderedKey } from './ids.ts';

describe('randomIds', () => {
  it('makes ids of a prefix and 32 hexadecimal digits, never the same twice', () => {
    const ids = Array.from({ length: 1_000 }, () => randomIds.next('apt'));
    for (const id of ids) expect(id).toMatch(/^apt_[0-9a-f]{32}$/);
    expect(new Set(ids).size).toBe(1_000);
  });
});

describe('timeOrderedKey', () => {
  it('sorts by time as text', () => {
    const times = [0, 1, 999, 1_000, 1_795_348_800_000, 1_795_348_800_001, 4_102_444_800_000];
    const keys = times.map(timeOrderedKey);
    expect([...keys].sort()).toEqual(keys);
  });

  it('is unique within one millisecond, and has one separator', () => {
    const keys = Array.from({ length: 100 }, () => timeOrderedKey(1_795_348_800_000));
    expect(new Set(keys).size).toBe(100);
    expect(keys[0]).toMatch(/^2026-11-22T12:00:00\.000Z#[0-9a-f]{16}$/);
  });
});
