import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenDashboard } from './open-dashboard.ts';
import type { Send } from './senders.ts';

export interface Rate {
  count: number;
  perSecond: number;
  /** So many requests whose event is not shown yet hold up the next one; no limit by default. */
  mostUnderWay?: number;
}

/** Sends so many requests at a steady rate; resolves with how long after each the dashboard showed it, in milliseconds. */
export async function latencies(
  send: Send,
  dashboard: OpenDashboard,
  { count, perSecond, mostUnderWay = Number.POSITIVE_INFINITY }: Rate,
): Promise<number[]> {
  const startedAt = performance.now();
  const samples: Promise<number>[] = [];
  const underWay = new Set<Promise<unknown>>();
  for (let index = 0; index < count; index += 1) {
    await sleep(Math.max(0, startedAt + (index * 1_000) / perSecond - performance.now()));
    while (underWay.size >= mostUnderWay) await Promise.race(underWay);
    const sample = shownAfter(send, dashboard);
    samples.push(sample);
    underWay.add(sample);
    void sample.finally(() => underWay.delete(sample)).catch(() => undefined);
  }
  return Promise.all(samples);
}

async function shownAfter(send: Send, dashboard: OpenDashboard): Promise<number> {
  const sentAt = performance.now();
  return (await dashboard.shown(await send())) - sentAt;
}
