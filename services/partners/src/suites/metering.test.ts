import { MINUTE, NOON, subscribe } from '@frontdesk/subscriptions/testing/vendors';
import {
  addKey,
  changeStatus,
  revokeKey,
  rotateKey,
  type ShownKey,
} from '@frontdesk/subscriptions/use-cases/manage-subscription';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startMeteredDoor } from '../testing/metered-door.ts';

const THROTTLED = '429 TooManyRequestsException';
const QUOTA_EXCEEDED = '429 LimitExceededException';
const FORBIDDEN = '403 AccessDeniedException';

let door: Awaited<ReturnType<typeof startMeteredDoor>>;
const pass = (milliseconds: number): void => void vi.setSystemTime(Date.now() + milliseconds);

beforeAll(async () => {
  // The gateway's clock and the authorizer's: time passes when a test says so.
  vi.useFakeTimers({ toFake: ['Date'], now: NOON });
  door = await startMeteredDoor({ now: () => Date.now() });
});
afterAll(async () => {
  await door?.stop();
  vi.useRealTimers();
});

/** Sends `perSecond` for some seconds, spread evenly in steps of 100 ms; gives how often each answer came. */
async function flood(key: string, perSecond: number, seconds: number, meanwhile?: () => Promise<void>) {
  const answers: Record<string, number> = {};
  for (let step = 0; step < seconds * 10; step += 1) {
    const sent = Array.from({ length: perSecond / 10 }, () => door.send(key));
    for (const answer of await Promise.all(sent)) answers[answer] = (answers[answer] ?? 0) + 1;
    await meanwhile?.();
    pass(100);
  }
  return answers;
}

describe('a subscription of the small plan', () => {
  let vendor: ShownKey;
  let other: ShownKey;
  const neighbor: string[] = [];
  beforeAll(async () => {
    vendor = await subscribe(door.managing);
    // On the same plan, so that only the key keeps the two apart.
    other = await subscribe(door.managing, { practiceId: 'p002' });
  });
  const askNeighbor = async (): Promise<void> => void neighbor.push(await door.send(other.key));

  it('that sends 2,000 requests at 200 a second is held to 50 a second after a burst of 50', async () => {
    const answers = await flood(vendor.key, 200, 10, askNeighbor);
    // The bucket begins full and gains 5 in each of the 99 steps between the first one and the last one.
    expect(answers).toEqual({ '200': 50 + 99 * 5, [THROTTLED]: 2_000 - 545 });
  });

  it('then gets no more than 1,000 requests through in a day, with whichever of its keys', async () => {
    const second = await addKey(door.managing, vendor.subscriptionId, 'second');
    const answers = await flood(second.key, 40, 15, askNeighbor);
    expect(answers).toEqual({ '200': 1_000 - 545, [QUOTA_EXCEEDED]: 600 - 455 });
    expect([await door.send(vendor.key), await door.send(second.key)]).toEqual([QUOTA_EXCEEDED, QUOTA_EXCEEDED]);
  });

  it('hurts no other subscription meanwhile', () => {
    expect(neighbor).toHaveLength(250);
    expect(new Set(neighbor)).toEqual(new Set(['200']));
  });

  it('reads what it has used, which costs nothing of it', async () => {
    const { subscription } = (await door.subscriptions.read(vendor.subscriptionId)) ?? {};
    if (subscription?.meteredKey === undefined) throw new Error('There is no subscription.');
    expect(await door.send(vendor.key, '/v2/usage')).toBe('200');
    expect(await door.usage.usageOn('2026-11-28', subscription.meteredKey)).toEqual({ used: 1_000, left: 0 });
  });

  it('begins anew at midnight in UTC, and not a second before', async () => {
    vi.setSystemTime(Date.parse('2026-11-28T23:59:59Z'));
    expect(await door.send(vendor.key)).toBe(QUOTA_EXCEEDED);
    pass(1_000);
    expect(await door.send(vendor.key)).toBe('200');
  });
});

describe('what an operator takes away', () => {
  it('is gone at once with --now, and after 300 seconds without', async () => {
    const first = await subscribe(door.managing, { vendor: 'Revoked', plan: 'enterprise' });
    const second = await addKey(door.managing, first.subscriptionId, 'second');
    const both = async () => [await door.send(first.key), await door.send(second.key)];
    expect(await both()).toEqual(['200', '200']);
    await revokeKey(door.managing, first.subscriptionId, first.keyId, false);
    pass(5 * MINUTE - 1);
    expect(await both()).toEqual(['200', '200']);
    pass(1);
    expect(await both()).toEqual([FORBIDDEN, '200']);
    await revokeKey(door.managing, first.subscriptionId, second.keyId, true);
    expect(await both()).toEqual([FORBIDDEN, FORBIDDEN]);
  });

  it('comes back when a subscription is resumed, and never when it has ended', async () => {
    const { key, subscriptionId } = await subscribe(door.managing, { vendor: 'Suspended' });
    const after = async (status: 'active' | 'suspended' | 'ended') => {
      await changeStatus(door.managing, subscriptionId, status, true);
      return door.send(key);
    };
    expect([await after('suspended'), await after('active')]).toEqual([FORBIDDEN, '200']);
    expect(await after('ended')).toBe(FORBIDDEN);
    const again = await subscribe(door.managing, { vendor: 'Suspended' });
    expect([await door.send(again.key), await door.send(key)]).toEqual(['200', FORBIDDEN]);
  });

  it('is a replaced key, once its grace period is over', async () => {
    const first = await subscribe(door.managing, { vendor: 'Rotated' });
    const next = await rotateKey(door.managing, first.subscriptionId, first.keyId, 3_600);
    expect([await door.send(first.key), await door.send(next.key)]).toEqual(['200', '200']);
    pass(60 * MINUTE);
    expect([await door.send(first.key), await door.send(next.key)]).toEqual([FORBIDDEN, '200']);
  });
});
