import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { coalesce } from './coalesce.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('calls at once, then once for all that was asked for meanwhile', async () => {
  const call = vi.fn(async () => undefined);
  const ask = coalesce(call, 300);
  ask();
  expect(call).toHaveBeenCalledTimes(1);
  for (let count = 0; count < 5; count += 1) ask();
  await vi.advanceTimersByTimeAsync(299);
  expect(call).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(call).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(call).toHaveBeenCalledTimes(2);
  ask();
  expect(call).toHaveBeenCalledTimes(3);
});

it('waits for a call that takes longer than the interval, and goes on after one that fails', async () => {
  const ends: (() => void)[] = [];
  const call = vi.fn(() => new Promise<void>((_, reject) => ends.push(() => reject(new Error('down')))));
  const ask = coalesce(call, 300);
  ask();
  ask();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(call).toHaveBeenCalledTimes(1);
  ends[0]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(call).toHaveBeenCalledTimes(2);
});

it('does nothing more once cancelled', async () => {
  const call = vi.fn(async () => undefined);
  const ask = coalesce(call, 300);
  ask();
  ask();
  ask.cancel();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(call).toHaveBeenCalledTimes(1);
});
