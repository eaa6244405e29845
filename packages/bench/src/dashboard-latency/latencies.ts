import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenDashboard } from './open-dashboard.ts';
import type { Send } from './senders.ts';

/** Sends so many requests at a steady rate; resolves with how long after each the dashboard showed it, in milliseconds. */
export async function latencies(
  send: Send,
  dashboard: OpenDashboard,
  { count, perSecond }: { count: number; perSecond: number },
): Promise<number[]> {
  const startedAt = performance.now();
  const samples: Promise<number>[] = [];
  for (let index = 0; index < count; index += 1) {
    await sleep(Math.max(0, startedAt + (index * 1_000) / perSecond - performance.now()));
    samples.push(
      (async () => {
        const sentAt = performance.now();
        return (await dashboard.shown(await send())) - sentAt;
      })(),
    );
  }
  return Promise.all(samples);
}
