import { readFileSync } from 'node:fs';
import { CrashingPorts, FATES } from '@frontdesk/testing/crashing-ports';
import { describe, expect, it } from 'vitest';
import { SimulatedCloud } from '../testing/simulated-cloud.ts';
import { SLOW_LANE_DELAY_MILLISECONDS, VISIBILITY_MILLISECONDS } from '../testing/simulated-lanes.ts';

/** How a receiver answers an event, so many seconds after the beginning; anew for each life. */
const STORIES = {
  'is well': () => () => 204,
  'refuses the first attempt of some events': () => {
    const seen = new Set<string>();
    return (id: string) => {
      const isRefused = id.endsWith('3') && !seen.has(id);
      seen.add(id);
      return isRefused ? 500 : 204;
    };
  },
  'is down for ten minutes': () => (_id: string, seconds: number) => (seconds < 600 ? 503 : 204),
} as const satisfies Record<string, () => (id: string, seconds: number) => number>;
const EVENTS = 8;

/** Eight events to one endpoint, with an accident at one call of a port; what the endpoint took, and how many calls there were. */
async function live(story: keyof typeof STORIES, crashing: CrashingPorts) {
  const cloud = new SimulatedCloud({ crashing });
  const began = cloud.time.clock.now();
  const taken: { id: string; body: string }[] = [];
  const statusOf: (id: string, seconds: number) => number = STORIES[story]();
  await cloud.endpoint('a', ({ headers, body }, now) => {
    const id = headers['webhook-id'] ?? '';
    const status = statusOf(id, (now - began) / 1000);
    if (status === 204) taken.push({ id, body });
    return { status };
  });
  await cloud.run(2, async () => {
    for (let n = 0; n < EVENTS; n += 1) {
      cloud.publish();
      await cloud.time.sleep(n % 2 === 0 ? 10 : 30_000);
    }
  });
  return taken;
}

describe.each(Object.keys(STORIES) as (keyof typeof STORIES)[])('a receiver that %s', (story) => {
  it('gets every event, and the same bytes with the same id, whatever happens at whichever await', async () => {
    const usual = new CrashingPorts();
    const ids = new Set((await live(story, usual)).map(({ id }) => id));
    expect(ids.size).toBe(EVENTS);
    const places = Math.min(usual.calls.length, 60);
    for (const fate of FATES) {
      for (let at = 0; at < places; at += 1) {
        const crashing = new CrashingPorts({ at, fate });
        const taken = await live(story, crashing);
        const what = `${at} ${crashing.calls[at]} ${fate}`;
        expect([what, new Set(taken.map(({ id }) => id))]).toEqual([what, ids]);
        expect(new Set(taken.map(({ id, body }) => `${id} ${body}`)).size, what).toBe(EVENTS);
        // At least once: only what one round had sent when it ended comes again.
        expect(taken.length, what).toBeLessThanOrEqual(2 * EVENTS);
      }
    }
  });
});

describe('a receiver that is well', () => {
  it('gets every event once when nothing happens', async () => {
    expect(await live('is well', new CrashingPorts())).toHaveLength(EVENTS);
  });
});

it('keeps messages back as long as the queues do', () => {
  const queues = readFileSync(new URL('../../../../services/webhooks/resources/queues.yml', import.meta.url), 'utf8');
  const declared = (name: string) =>
    new Set([...queues.matchAll(new RegExp(`${name}: (\\d+)`, 'g'))].map(([, seconds]) => Number(seconds) * 1000));
  expect(declared('VisibilityTimeout')).toEqual(new Set([VISIBILITY_MILLISECONDS]));
  expect(declared('DelaySeconds')).toEqual(new Set([SLOW_LANE_DELAY_MILLISECONDS]));
});
