import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readApiKey } from '../domain/api-key.ts';
import type { ActivityLog } from '../ports/activity-log.ts';
import type { KeyDirectory } from '../ports/key-directory.ts';
import type { SubscriptionStore } from '../ports/subscription-store.ts';
import { MINUTE, managing, movableClock, NOON, subscribe } from '../testing/vendors.ts';
import { addKey, changeStatus, createSubscription, revokeKey, rotateKey } from '../use-cases/manage-subscription.ts';

export interface SubscriptionTables {
  readonly log: ActivityLog;
  readonly store: SubscriptionStore;
  readonly keys: KeyDirectory;
}

/** What the fake and the table have in common, and the use cases over each. */
export function subscriptionsSuite(where: string, tables: () => SubscriptionTables): void {
  const setUp = async () => {
    const { store, keys } = tables();
    const clock = movableClock();
    const ports = managing(store, clock);
    const practiceId = `p-${randomUUID()}`;
    const first = await subscribe(ports, { practiceId });
    const find = (key: string) => keys.find(readApiKey(key)?.hash ?? '');
    const stored = async () => (await store.read(first.subscriptionId))?.subscription;
    return { store, keys, clock, ports, practiceId, first, find, stored };
  };

  describe(`subscriptions ${where}`, () => {
    it('are created with a metered key and a first key, which is stored as its hash only', async () => {
      const { ports, practiceId, first, find, stored } = await setUp();
      expect(first.key).toMatch(/^fd_live_/);
      const subscription = await stored();
      expect(subscription).toEqual({
        ...{ id: first.subscriptionId, practiceId, vendor: 'Acme PM', plan: 'small', status: 'active' },
        scopes: ['slots:read', 'appointments:read', 'appointments:write', 'insurance:read', 'insurance:write'],
        ...{ createdAt: NOON, meteredKey: ports.meter.provisioned.get(first.subscriptionId) },
        keys: [{ keyId: first.keyId, name: 'first', createdAt: NOON, hash: readApiKey(first.key)?.hash }],
      });
      expect(await find(first.key)).toEqual({
        ...{ keyId: first.keyId, hash: readApiKey(first.key)?.hash, subscriptionId: first.subscriptionId, practiceId },
        ...{ plan: 'small', scopes: subscription?.scopes, status: 'active' },
        usageIdentifierKey: subscription?.meteredKey?.value,
      });
      expect(JSON.stringify(subscription)).not.toContain(first.key.slice(8));
    });

    it('are one of a vendor, a practice and a plan', async () => {
      const { ports, practiceId, first } = await setUp();
      await expect(subscribe(ports, { practiceId })).rejects.toMatchObject({ code: 'STATUS_CONFLICT' });
      const other = await subscribe(ports, { practiceId, plan: 'large' });
      expect(other.subscriptionId).not.toBe(first.subscriptionId);
    });

    it('can be created again after an interruption, with the same metered key', async () => {
      const { store } = tables();
      const ports = managing(store);
      const practiceId = `p-${randomUUID()}`;
      const broken = {
        ...ports,
        store: { ...store, read: store.read.bind(store), keep: () => Promise.reject(new Error()) },
      };
      const given = { practiceId, vendor: 'Acme PM', plan: 'small', scopes: ['slots:read'] } as const;
      await expect(createSubscription(broken as never, given, 'first')).rejects.toThrow();
      const [metered] = ports.meter.provisioned.values();
      const { subscriptionId } = await createSubscription(ports, given, 'first');
      expect((await store.read(subscriptionId))?.subscription.meteredKey).toEqual(metered);
    });

    it('have several keys with one metered key', async () => {
      const { ports, first, find, stored } = await setUp();
      const second = await addKey(ports, first.subscriptionId, 'second');
      const grants = await Promise.all([find(first.key), find(second.key)]);
      expect(new Set(grants.map((grant) => grant?.usageIdentifierKey)).size).toBe(1);
      expect((await stored())?.keys.map(({ name }) => name)).toEqual(['first', 'second']);
    });

    it('rotate a key, which opens until its grace period ends', async () => {
      const { ports, first, find, stored } = await setUp();
      const next = await rotateKey(ports, first.subscriptionId, first.keyId, 3_600);
      expect(await find(first.key)).toMatchObject({ expiresAt: NOON + 60 * MINUTE });
      expect(await find(next.key)).not.toHaveProperty('expiresAt');
      expect((await stored())?.keys.map(({ name }) => name)).toEqual(['first', 'first']);
      await rotateKey(ports, first.subscriptionId, first.keyId, 7_200);
      expect(await find(first.key)).toMatchObject({ expiresAt: NOON + 60 * MINUTE });
    });

    it('revoke a key for good, and tell the gateway when it is urgent', async () => {
      const { ports, clock, first, find } = await setUp();
      await revokeKey(ports, first.subscriptionId, first.keyId, false);
      expect([(await find(first.key))?.revokedAt, ports.meter.flushes]).toEqual([NOON, 0]);
      clock.pass(MINUTE);
      await revokeKey(ports, first.subscriptionId, first.keyId, true);
      expect([(await find(first.key))?.revokedAt, ports.meter.flushes]).toEqual([NOON, 1]);
      await expect(revokeKey(ports, first.subscriptionId, 'key_none', false)).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    });

    it('are suspended and resumed with all their keys at once', async () => {
      const { ports, first, find } = await setUp();
      const second = await addKey(ports, first.subscriptionId, 'second');
      const statuses = async () =>
        (await Promise.all([find(first.key), find(second.key)])).map((grant) => grant?.status);
      await changeStatus(ports, first.subscriptionId, 'suspended', false);
      expect(await statuses()).toEqual(['suspended', 'suspended']);
      await changeStatus(ports, first.subscriptionId, 'active', false);
      expect(await statuses()).toEqual(['active', 'active']);
    });

    it('end with their metered key, and begin anew without their old keys', async () => {
      const { ports, practiceId, first, find } = await setUp();
      await changeStatus(ports, first.subscriptionId, 'ended', true);
      expect([ports.meter.provisioned.size, ports.meter.flushes]).toEqual([0, 1]);
      for (const change of [
        () => addKey(ports, first.subscriptionId, 'late'),
        () => changeStatus(ports, first.subscriptionId, 'active', false),
      ]) {
        await expect(change()).rejects.toMatchObject({ code: 'STATUS_CONFLICT' });
      }
      await changeStatus(ports, first.subscriptionId, 'ended', false);
      const again = await subscribe(ports, { practiceId });
      expect(again.subscriptionId).toBe(first.subscriptionId);
      expect([(await find(first.key))?.status, (await find(again.key))?.status]).toEqual(['ended', 'active']);
    });

    it('keep as many keys as one transaction changes', async () => {
      const { store, first, find } = await setUp();
      const stored = await store.read(first.subscriptionId);
      if (stored === undefined) throw new Error('There is no subscription.');
      const [key] = stored.subscription.keys;
      if (key === undefined) throw new Error('There is no key.');
      const more = Array.from({ length: 89 }, (_, n) => ({ ...key, keyId: `key_${n}`, hash: `${first.keyId}-${n}` }));
      const full = { ...stored.subscription, keys: [key, ...more], status: 'suspended' as const };
      expect(await store.keep({ ...stored, subscription: full })).toBe(true);
      expect((await store.read(first.subscriptionId))?.subscription).toEqual(full);
      expect(await find(first.key)).toMatchObject({ status: 'suspended' });
    });

    it('lose no key when they are changed from many sides', async () => {
      const { ports, first, stored } = await setUp();
      const adding = ['a', 'b', 'c'].map((name) => addKey(ports, first.subscriptionId, name));
      await Promise.all(adding);
      expect((await stored())?.keys.map(({ name }) => name).sort()).toEqual(['a', 'b', 'c', 'first']);
    });

    it('are listed by practice, with the last use of their keys', async () => {
      const { keys, store, ports, practiceId, first } = await setUp();
      await subscribe(ports, { practiceId, vendor: 'Other' });
      await keys.noteUse(readApiKey(first.key)?.hash ?? '', NOON + MINUTE, NOON);
      const listed = await store.ofPractice(practiceId);
      expect(listed.map(({ subscription }) => subscription.vendor).sort()).toEqual(['Acme PM', 'Other']);
      const used = listed.flatMap(({ subscription }) => subscription.keys.map(({ lastUsedAt }) => lastUsedAt));
      expect(used).toEqual(expect.arrayContaining([NOON + MINUTE, undefined]));
      expect(await store.ofPractice('p-nobody')).toEqual([]);
    });

    it('note the use of a key once a period, and of no other', async () => {
      const { keys, ports, first, find } = await setUp();
      const hash = readApiKey(first.key)?.hash ?? '';
      await keys.noteUse(hash, NOON, NOON - MINUTE);
      await keys.noteUse(hash, NOON + 1, NOON - MINUTE);
      expect(await find(first.key)).toMatchObject({ lastUsedAt: NOON });
      await addKey(ports, first.subscriptionId, 'second');
      await keys.noteUse(hash, NOON + MINUTE, NOON + 1);
      expect(await find(first.key)).toMatchObject({ lastUsedAt: NOON + MINUTE });
      await keys.noteUse('0'.repeat(64), NOON, NOON - MINUTE);
      expect(await keys.find('0'.repeat(64))).toBeUndefined();
    });

    it('give sandboxes test keys', async () => {
      const { ports } = await setUp();
      const { key } = await subscribe(ports, { practiceId: `sandbox-${randomUUID()}` });
      expect(key).toMatch(/^fd_test_/);
    });
  });
}
