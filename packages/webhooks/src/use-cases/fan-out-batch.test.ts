import { silentLogger } from '@frontdesk/core/logger';
import { VirtualTime } from '@frontdesk/testing/virtual-time';
import { describe, expect, it } from 'vitest';
import { freshState, type Webhook } from '../domain/webhook.ts';
import type { NewEvents } from '../ports/late-events.ts';
import { fanOutBatch } from './fan-out-batch.ts';

const WEBHOOKS = 20;
const webhooks = Array.from({ length: WEBHOOKS }, (_, index): Webhook => {
  const ids = { practiceId: 'p001', subscriptionId: 'sub-1', webhookId: `wh-${index}` };
  const state = freshState({ epoch: 'ep_1', seq: 0 });
  return { ...ids, url: 'https://vendor.example/hook', eventTypes: undefined, createdAt: 0, state };
});

/** A shard of `eventsPerSecond` for a minute: when each event was logged and told of, by place, and the number of hints. */
async function aMinute(eventsPerSecond: number) {
  const time = new VirtualTime();
  const loggedAt: number[] = [];
  const toldAt: number[] = [];
  let hints = 0;
  const ports = {
    webhooks: { ofPractice: async () => webhooks },
    wakes: {
      send: async (_lane: string, wakes: readonly { readonly position?: { readonly seq: number } | undefined }[]) => {
        hints += wakes.length;
        while (toldAt.length < (wakes[0]?.position?.seq ?? 0)) toldAt.push(time.clock.now());
      },
    },
    late: { put: async () => undefined },
    ...{ clock: time.clock, sleep: time.sleep },
  };
  await time.run(async () => {
    const publishing = (async () => {
      while (time.clock.now() < 60_000) {
        loggedAt.push(time.clock.now());
        await time.sleep(1_000 / eventsPerSecond);
      }
    })();
    for (let read = 0; time.clock.now() < 61_000; ) {
      const fresh = loggedAt.slice(read).map((_, index) => ({ seq: read + index + 1, event: 'appointment.booked' }));
      const news: NewEvents = { practiceId: 'p001', epoch: 'ep_1', events: fresh };
      if (fresh.length > 0) await fanOutBatch([news], silentLogger, ports);
      read += fresh.length;
      await time.sleep(10);
    }
    await publishing;
  });
  return { hints, lags: loggedAt.map((at, index) => (toldAt[index] ?? Number.POSITIVE_INFINITY) - at) };
}

describe('telling of the events of a shard', () => {
  it('takes 50 hints a second at most, and half a second', async () => {
    const { hints, lags } = await aMinute(50);
    expect(hints).toBeLessThanOrEqual(50 * 61);
    expect(Math.max(...lags)).toBeLessThanOrEqual(500 + 10);
  });

  it('is done at once for events that come one by one', async () => {
    const { hints, lags } = await aMinute(1);
    expect(hints).toBe(60 * WEBHOOKS);
    expect(Math.max(...lags)).toBeLessThanOrEqual(10);
  });
});
