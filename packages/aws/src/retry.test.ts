import { expect, test } from 'vitest';
import { Backoff } from './retry.ts';

function backoff(options: { random: () => number; deadline: number }) {
  let now = 0;
  const waits: number[] = [];
  const sleep = async (milliseconds: number) => {
    waits.push(milliseconds);
    now += milliseconds;
  };
  const clock = { now: () => now };
  return { waits, backoff: new Backoff({ clock, sleep, baseMilliseconds: 10, longestMilliseconds: 50, ...options }) };
}

test('waits a random part of a bound that doubles up to the longest', async () => {
  const whole = backoff({ random: () => 0.5, deadline: 1_000 });
  for (let attempt = 0; attempt < 5; attempt += 1) expect(await whole.backoff.wait()).toBe(true);
  expect(whole.waits).toEqual([5, 10, 20, 25, 25]);
});

test('does not begin a wait that would outlast the deadline', async () => {
  const short = backoff({ random: () => 0.99, deadline: 25 });
  expect(await short.backoff.wait()).toBe(true);
  expect(await short.backoff.wait()).toBe(false);
  expect(short.waits).toEqual([9.9]);
});

test('tells that time is up when the wait itself took too long', async () => {
  let now = 0;
  const slow = new Backoff({
    deadline: 100,
    clock: { now: () => now },
    random: () => 0.1,
    sleep: async () => {
      now = 100;
    },
  });
  expect(await slow.wait()).toBe(false);
});
