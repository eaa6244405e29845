import { describe, expect, it } from 'vitest';
import type { SignedEvent } from '../ports/receiver.ts';
import { PRACTICE, SimulatedCloud } from '../testing/simulated-cloud.ts';
import { readEvents } from './read-events.ts';
import { sendToSubscription, testWebhook } from './send-direct-event.ts';

const HOUR = 3_600_000;
const sorted = (ids: Iterable<string>) => [...new Set(ids)].sort();

/** The ids that GET /v2/events gives. */
async function eventsOf(cloud: SimulatedCloud): Promise<string[]> {
  const ids: string[] = [];
  for (let after = 0; ; ) {
    const asked = { practiceId: PRACTICE, scopes: ['appointments:read'], epoch: undefined, after, limit: 100 };
    const page = await readEvents(asked, { log: cloud.log, clock: cloud.time.clock });
    ids.push(...page.items.map(({ id }) => id));
    if (page.seq === page.headSeq) return ids;
    after = page.seq;
  }
}

const attemptsOf = async (cloud: SimulatedCloud, url: string) =>
  (await cloud.webhooks.page(`wh-${url}`, 1000, undefined)).attempts.toReversed();

describe('a receiver that is well', () => {
  it('gets every event once, within a second', async () => {
    const cloud = new SimulatedCloud();
    await cloud.endpoint('a');
    await cloud.run(1, async () => {
      for (let n = 0; n < 50; n += 1) {
        cloud.publish();
        await cloud.time.sleep(700 * (n % 5));
      }
    });
    expect(cloud.ids('a').toSorted()).toEqual((await eventsOf(cloud)).toSorted());
    const lags = cloud.received('a').map(({ at, body }) => at - Date.parse(JSON.parse(body).timestamp));
    expect(Math.max(...lags)).toBeLessThan(1000);
  });

  it('gets what it chose, and what its subscription may see', async () => {
    const cloud = new SimulatedCloud();
    await cloud.endpoint('all', undefined, { subscriptionId: 'sub-all' });
    await cloud.endpoint('insurance', undefined, { eventTypes: ['insurance.verified'] });
    await cloud.endpoint('narrow', undefined, { subscriptionId: 'sub-narrow' });
    await cloud.endpoint('elsewhere', undefined, { practiceId: 'p002', subscriptionId: 'sub-elsewhere' });
    cloud.scopes.set('sub-narrow', ['appointments:read']);
    await cloud.run(1, async () => {
      for (const event of ['appointment.booked', 'insurance.verified', 'call.ended'] as const) cloud.publish(event);
    });
    const types = (url: string) => sorted(cloud.received(url).map(({ body }) => JSON.parse(body).type));
    expect(types('all')).toEqual(['appointment.booked', 'insurance.verified']);
    expect(types('insurance')).toEqual(['insurance.verified']);
    expect(types('narrow')).toEqual(['appointment.booked']);
    expect(types('elsewhere')).toEqual([]);
  });

  it('gets ten at once at most', async () => {
    const cloud = new SimulatedCloud();
    let under = 0;
    let most = 0;
    await cloud.endpoint('a', () => {
      under += 1;
      most = Math.max(most, under);
      void cloud.time.sleep(200).then(() => {
        under -= 1;
      });
      return { status: 200 };
    });
    await cloud.run(1, async () => {
      for (let n = 0; n < 200; n += 1) cloud.publish();
    });
    expect(sorted(cloud.ids('a'))).toHaveLength(200);
    expect(most).toBe(10);
  });

  it('gets nothing while its subscription is suspended, and then what happened meanwhile', async () => {
    const cloud = new SimulatedCloud();
    await cloud.endpoint('a');
    await cloud.run(2, async () => {
      cloud.scopes.delete('sub-1');
      cloud.publish();
      await cloud.time.sleep(HOUR);
      expect(cloud.ids('a')).toEqual([]);
      cloud.scopes.set('sub-1', ['appointments:read']);
      cloud.publish();
    });
    expect(cloud.ids('a')).toEqual(await eventsOf(cloud));
  });
});

describe('a receiver that fails', () => {
  it('gets a lone event ten times over about 75 hours, with one id and the same bytes', async () => {
    const cloud = new SimulatedCloud();
    await cloud.endpoint('a', () => ({ status: 500 }));
    await cloud.run(80, async () => void cloud.publish());
    const received = cloud.received('a');
    const pauses = received.slice(1).map(({ at }, index) => (at - (received[index]?.at ?? 0)) / 1000);
    const planned = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];
    expect(pauses).toHaveLength(planned.length);
    // A tenth more or less, and what the sweep adds, which runs each minute.
    for (const [index, pause] of planned.entries()) {
      expect(pauses[index]).toBeGreaterThanOrEqual(pause * 0.9);
      expect(pauses[index]).toBeLessThanOrEqual(pause * 1.1 + 66);
    }
    expect(new Set(received.map(({ headers, body }) => `${headers['webhook-id']} ${body}`)).size).toBe(1);
    expect(new Set(received.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(10);
    const attempts = await attemptsOf(cloud, 'a');
    expect(attempts.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(attempts.map(({ outcome }) => outcome)).toEqual([...Array(9).fill('retrying'), 'failed']);
  });

  it.each([301, 302, 307, 308, 400, 404, 500])('takes no event with %i', async (status) => {
    const cloud = new SimulatedCloud();
    await cloud.endpoint('a', () => ({ status }));
    await cloud.run(0.05, async () => void cloud.publish());
    expect(cloud.received('a')).toHaveLength(2);
  });

  it('for a day ends with exactly the events of GET /v2/events, soon after it is back', async () => {
    const cloud = new SimulatedCloud();
    const back = cloud.time.clock.now() + 24 * HOUR;
    await cloud.endpoint('a', (_signed, now) => ({ status: now < back ? 503 : 204 }));
    let published = 0;
    await cloud.run(25, async () => {
      for (; cloud.time.clock.now() < back + HOUR / 2; published += 1) {
        cloud.publish();
        await cloud.time.sleep(150_000);
      }
    });
    const taken = cloud.received('a').filter(({ at }) => at >= back);
    const ids = taken.map(({ headers }) => headers['webhook-id'] ?? '');
    expect(published).toBeGreaterThan(500);
    expect(ids).toHaveLength(published);
    expect(sorted(ids)).toEqual(sorted(await eventsOf(cloud)));
    // A probe each quarter of an hour at the least finds out that it is back.
    const backlog = taken.filter(({ body }) => Date.parse(JSON.parse(body).timestamp) < back);
    expect(Math.max(...backlog.map(({ at }) => at)) - back).toBeLessThan(20 * 60_000);
    // Meanwhile it is asked seldom: probes, no flood.
    expect(cloud.received('a').length - taken.length).toBeLessThan(200);
  });

  it('delays no other, though it takes the whole timeout of every request', async () => {
    const lags = async (dead: number): Promise<number[]> => {
      const cloud = new SimulatedCloud({ containers: 2 });
      const healthy = ['a', 'b', 'c', 'd'];
      for (const url of healthy) await cloud.endpoint(url);
      for (let n = 0; n < dead; n += 1) await cloud.endpoint(`dead-${n}`, () => ({ error: 'timeout' }));
      await cloud.run(0.5, async () => {
        for (let n = 0; n < 300; n += 1) {
          cloud.publish();
          await cloud.time.sleep(2_000);
        }
      });
      return healthy.flatMap((url) => {
        const received = cloud.received(url);
        expect(received).toHaveLength(300);
        return received.map(({ at, body }) => at - Date.parse(JSON.parse(body).timestamp));
      });
    };
    const [without, with_] = [await lags(0), await lags(1)];
    const p99 = (all: readonly number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length * 0.99)] ?? 0;
    expect(p99(with_)).toBeLessThanOrEqual(p99(without) + 1_000);
    expect(Math.max(...with_)).toBeLessThan(3_000);
  });

  it('is disabled by 410, asked no more, and enabled again by a test that it takes', async () => {
    const cloud = new SimulatedCloud();
    let status = 410;
    const { practiceId, subscriptionId, webhookId } = await cloud.endpoint('a', () => ({ status }));
    const key = { practiceId, subscriptionId, webhookId };
    const ids = { next: (prefix: string) => `${prefix}_${status}` };
    const sendTest = () =>
      testWebhook(key, { ...cloud.ports(), direct: cloud.webhooks, webhooks: cloud.webhooks, ids });
    await cloud.run(1, async () => {
      cloud.publish();
      await cloud.time.sleep(60_000);
      cloud.publish();
      await cloud.time.sleep(60_000);
      expect(cloud.received('a')).toHaveLength(1);
      expect((await cloud.webhooks.read(key))?.state.disabled).toBe('gone');

      await sendTest();
      await cloud.time.sleep(60_000);
      expect(cloud.received('a')).toHaveLength(2);
      expect((await cloud.webhooks.read(key))?.state.disabled).toBe('gone');

      status = 204;
      await sendTest();
    });
    expect((await cloud.webhooks.read(key))?.state.disabled).toBeUndefined();
    // What 410 answered is given up; what came later was kept.
    expect(cloud.ids('a').slice(2)).toEqual(['evt_204', (await eventsOf(cloud))[1]]);
  });

  it('is disabled when it has taken nothing for five days', async () => {
    const cloud = new SimulatedCloud();
    const key = await cloud.endpoint('a', () => ({ error: 'unreachable', takes: 10 }));
    await cloud.run(6 * 24, async () => {
      for (let n = 0; n < 24; n += 1) {
        cloud.publish();
        await cloud.time.sleep(6 * HOUR);
      }
    });
    expect((await cloud.webhooks.read(key))?.state.disabled).toBe('failing');
  });

  it.each([429, 502, 503, 504])('and asks for a pause with %i gets one', async (status) => {
    const cloud = new SimulatedCloud();
    const behave = (_: SignedEvent, now: number) =>
      now < Date.parse('2027-03-01T15:00:01Z') ? { status, retryAfterSeconds: 600 } : { status: 204 };
    await cloud.endpoint('a', behave);
    await cloud.run(1, async () => {
      for (let n = 0; n < 30; n += 1) {
        cloud.publish();
        await cloud.time.sleep(1_000);
      }
    });
    const [first, ...rest] = cloud.received('a');
    expect(rest.length).toBeGreaterThanOrEqual(30);
    const early = rest.filter(({ at }) => at - (first?.at ?? 0) < 600_000);
    // What was under way when it asked.
    expect(early.length).toBeLessThan(3);
    expect(sorted(cloud.ids('a'))).toEqual(sorted(await eventsOf(cloud)));
  });

  it('with 429 is asked more slowly without a word of how slowly', async () => {
    const cloud = new SimulatedCloud();
    let budget = 0;
    await cloud.endpoint('a', () => {
      budget -= 1;
      return { status: budget >= 0 ? 204 : 429 };
    });
    await cloud.run(7, async () => {
      for (let n = 0; n < 300; n += 1) cloud.publish();
      for (let n = 0; n < 20_000; n += 1) {
        budget = 3;
        await cloud.time.sleep(1_000);
      }
    });
    const attempts = await attemptsOf(cloud, 'a');
    expect(
      sorted(attempts.filter(({ outcome }) => outcome === 'delivered').map(({ eventId }) => eventId)),
    ).toHaveLength(300);
    // Refused all the same: less often than taken, twice over.
    expect(attempts.filter(({ httpStatus }) => httpStatus === 429).length).toBeLessThan(2 * 300);
  });
});

describe('an event of no log', () => {
  it('goes to the webhooks of one subscription that want its type, and again with the same id is the same', async () => {
    const cloud = new SimulatedCloud();
    await cloud.endpoint('all');
    await cloud.endpoint('quota', undefined, { eventTypes: ['quota.warning'] });
    await cloud.endpoint('bookings', undefined, { eventTypes: ['appointment.booked'] });
    await cloud.endpoint('other', undefined, { subscriptionId: 'sub-2' });
    const ports = { ...cloud.ports(), direct: cloud.webhooks, webhooks: cloud.webhooks, ids: { next: () => 'evt' } };
    const event = {
      practiceId: PRACTICE,
      subscriptionId: 'sub-1',
      type: 'quota.warning',
      id: 'evt_q',
      data: { percent: 80 },
    } as const;
    await cloud.run(0.1, () => sendToSubscription(event, ports));
    expect([cloud.ids('all'), cloud.ids('quota'), cloud.ids('bookings'), cloud.ids('other')]).toEqual([
      ['evt_q'],
      ['evt_q'],
      [],
      [],
    ]);
    expect(JSON.parse(cloud.received('quota')[0]?.body ?? '')).toEqual({
      ...{ type: 'quota.warning', timestamp: expect.any(String), data: { percent: 80 } },
    });
  });
});

describe('a log that begins anew', () => {
  it('is sent from its beginning', async () => {
    const cloud = new SimulatedCloud();
    await cloud.endpoint('a');
    await cloud.run(1, async () => {
      cloud.publish();
      await cloud.time.sleep(10_000);
      cloud.log.begin(PRACTICE, 'ep_new');
      cloud.publish();
    });
    expect(cloud.ids('a')).toEqual(['evt_p001_1', 'evt_new_1']);
  });
});
