import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { SubscriptionAction } from '../domain/activity.ts';
import { MINUTE, managing, movableClock, NOON } from '../testing/vendors.ts';
import { approveSubscription } from '../use-cases/approve-subscription.ts';
import { addKey, changeStatus } from '../use-cases/manage-subscription.ts';
import { openSandboxSubscription } from '../use-cases/open-sandbox-subscription.ts';
import { requestSubscription } from '../use-cases/request-subscription.ts';
import type { SubscriptionTables } from './subscriptions-suite.ts';

/** What vendors ask for and managers decide, over the fake and the table. */
export function requestsSuite(where: string, tables: () => SubscriptionTables): void {
  const setUp = async () => {
    const { store, log } = tables();
    const clock = movableClock();
    const ports = managing(store, clock);
    const vendor = { id: `ven_${randomUUID()}`, name: 'Acme PM', email: 'dev@acme.test' };
    const practiceId = `p-${randomUUID()}`;
    const asked = { plan: 'large', scopes: ['slots:read', 'appointments:read'], purpose: 'Booking' } as const;
    const ask = () => requestSubscription(ports, { practiceId, vendor, ...asked });
    const { id } = (await ask()).subscription;
    const actions = async (limit = 100, beforeKey?: string) => {
      const { activities, lastKey } = await log.read(practiceId, id, limit, beforeKey);
      return { actions: activities.map(({ action }): SubscriptionAction => action), lastKey };
    };
    return { store, log, clock, ports, vendor, practiceId, asked, ask, id, actions };
  };

  describe(`requests ${where}`, () => {
    it('are subscriptions without keys and without a meter, in the lists of vendor and practice', async () => {
      const { store, ports, vendor, practiceId, asked, id } = await setUp();
      const stored = await store.read(id);
      expect(stored?.subscription).toEqual({
        ...{ id, practiceId, vendor: vendor.name, vendorId: vendor.id, vendorEmail: vendor.email, status: 'requested' },
        ...{ plan: asked.plan, scopes: asked.scopes, createdAt: NOON, keys: [], asked: { ...asked, at: NOON } },
      });
      expect(ports.meter.provisioned.size).toBe(0);
      expect(await store.ofVendor(vendor.id)).toEqual([stored]);
      expect(await store.ofPractice(practiceId)).toEqual([stored]);
      await expect(addKey(ports, id, 'early')).rejects.toMatchObject({ code: 'STATUS_CONFLICT' });
    });

    it('are approved with no more than was asked, once, and then have a meter', async () => {
      const { ports, id, store } = await setUp();
      for (const [plan, scopes] of [
        ['enterprise', ['slots:read']],
        ['small', ['slots:read', 'appointments:write']],
      ] as const) {
        await expect(approveSubscription(ports, id, { plan, scopes })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
      }
      expect(ports.meter.provisioned.size).toBe(0);
      const access = { plan: 'small', scopes: ['slots:read'] } as const;
      const approved = await approveSubscription(ports, id, access);
      expect(approved).toMatchObject({ revision: 2, subscription: { ...access, status: 'active' } });
      expect(await approveSubscription(ports, id, access)).toEqual(approved);
      expect(await store.read(id)).toEqual(approved);
      await expect(approveSubscription(ports, id, { ...access, plan: 'large' })).rejects.toMatchObject({
        code: 'STATUS_CONFLICT',
      });
      expect(approved.subscription.meteredKey).toEqual(ports.meter.provisioned.get(id));
    });

    it('leave a trail of who did what, newest first and in pages, in which a repetition is nothing', async () => {
      const { ports, id, clock, actions, ask, log, practiceId } = await setUp();
      for (const step of [
        () => approveSubscription(ports, id, { plan: 'small', scopes: ['slots:read'] }),
        () => addKey(ports, id, 'first'),
        () => changeStatus(ports, id, 'suspended', false),
        () => changeStatus(ports, id, 'suspended', false),
        () => changeStatus(ports, id, 'ended', false),
        () => ask(),
      ]) {
        clock.pass(MINUTE);
        await step();
      }
      const whole = [
        ...['subscription-requested', 'subscription-ended', 'subscription-suspended', 'key-created'],
        ...['subscription-approved', 'subscription-requested'],
      ];
      expect((await actions()).actions).toEqual(whole);
      const first = await actions(4);
      expect(first.actions).toEqual(whole.slice(0, 4));
      expect(await actions(4, first.lastKey)).toEqual({ actions: whole.slice(4), lastKey: undefined });
      const { activities } = await log.read(practiceId, id, 1);
      expect(activities).toEqual([{ at: NOON + 6 * MINUTE, action: 'subscription-requested', by: ports.by }]);
    });

    it('are asked for once, and again after an end', async () => {
      const { ports, id, ask, store } = await setUp();
      await expect(ask()).rejects.toMatchObject({ code: 'STATUS_CONFLICT' });
      await changeStatus(ports, id, 'ended', false);
      expect((await ask()).subscription.id).toBe(id);
      expect((await store.read(id))?.subscription.status).toBe('requested');
    });

    it('of other vendors and practices are not there for whoever may change their own only', async () => {
      const { ports, id, store } = await setUp();
      const strangers = { ...ports, isOwn: ({ vendorId }: { vendorId?: string }) => vendorId === 'ven_other' };
      for (const change of [
        () => approveSubscription(strangers, id, { plan: 'small', scopes: ['slots:read'] }),
        () => addKey(strangers, id, 'mine'),
        () => changeStatus(strangers, id, 'ended', false),
      ]) {
        await expect(change()).rejects.toMatchObject({ code: 'NOT_FOUND' });
      }
      expect((await store.read(id))?.revision).toBe(1);
    });

    it('need none in a sandbox, which its vendor has at once and once', async () => {
      const { ports, vendor, store } = await setUp();
      const practiceId = `sandbox-${randomUUID()}`;
      await openSandboxSubscription(ports, { practiceId, vendor });
      const opened = await store.ofPractice(practiceId);
      expect(opened).toMatchObject([
        { subscription: { status: 'active', vendorId: vendor.id, keys: [] }, revision: 1 },
      ]);
      await openSandboxSubscription(ports, { practiceId, vendor });
      expect(await store.ofPractice(practiceId)).toEqual(opened);
    });
  });
}
