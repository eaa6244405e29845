import { afterEach, expect, it, vi } from 'vitest';
import { learnServerTime, now } from './server-clock.ts';

const TRUE = Date.parse('2027-03-01T12:00:00Z');
const answer = (computer: number, tookMs = 100) =>
  learnServerTime(new Date(TRUE).toUTCString(), computer - tookMs, computer);

afterEach(() => {
  answer(TRUE);
  vi.useRealTimers();
});

it('is the server’s time on a computer whose clock is ten minutes off', () => {
  for (const offMs of [600_000, -600_000]) {
    vi.useFakeTimers({ now: TRUE + offMs });
    answer(TRUE + offMs);
    expect(Math.abs(now() - TRUE)).toBeLessThan(1_000);
  }
});

it('stays with the computer’s clock where the difference is small, or no answer tells it', () => {
  vi.useFakeTimers({ now: TRUE + 2_000 });
  answer(TRUE + 2_000);
  expect(now()).toBe(TRUE + 2_000);
  vi.setSystemTime(TRUE + 600_000);
  answer(TRUE + 600_000, 20_000);
  learnServerTime(null, TRUE, TRUE);
  expect(now()).toBe(TRUE + 600_000);
});
