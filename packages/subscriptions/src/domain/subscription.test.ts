import { isSandbox } from '@frontdesk/core/vendor-identity';
import { describe, expect, it } from 'vitest';
import { isLive, type Subscription, type SubscriptionKey, withKey } from './subscription.ts';

const key = (n: number, more: Partial<SubscriptionKey> = {}): SubscriptionKey => ({
  ...{ keyId: `key_${n}`, hash: `hash-${n}`, name: 'a key', createdAt: n },
  ...more,
});
const subscription = (keys: readonly SubscriptionKey[]): Subscription => ({
  ...{ id: 'sub_1', practiceId: 'p001', vendor: 'Acme PM', plan: 'small', scopes: ['slots:read'], status: 'active' },
  ...{ meteredKey: { id: 'm', value: 'v', usagePlanId: 'p' }, createdAt: 0, keys },
});

describe('the keys of a subscription', () => {
  it('are at most fifty that open', () => {
    const fifty = subscription(Array.from({ length: 50 }, (_, n) => key(n)));
    expect(() => withKey(fifty, key(50))).toThrow('STATUS_CONFLICT');
    const [first, ...others] = fifty.keys;
    const revoked = subscription([{ ...first!, revokedAt: 60 }, ...others]);
    expect(withKey(revoked, key(99)).keys).toHaveLength(51);
  });

  it('are at most ninety with those that open no more, of which the oldest are forgotten', () => {
    const dead = Array.from({ length: 60 }, (_, n) => key(n, n % 2 === 0 ? { revokedAt: n } : { expiresAt: n }));
    const live = Array.from({ length: 49 }, (_, n) => key(100 + n));
    const { keys } = withKey(subscription([...dead, ...live]), key(200));
    expect(keys).toHaveLength(90);
    expect(keys.filter((one) => isLive(one, 200))).toHaveLength(50);
    expect(keys[0]?.keyId).toBe('key_20');
  });
});

it('a sandbox is known by its name', () => {
  expect(['sandbox', 'sandbox-acme', 'sandboxes', 'p001', 'my-sandbox'].map(isSandbox)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
