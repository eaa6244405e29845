import { AppError } from '@frontdesk/core/app-error';
import type { Clock } from '@frontdesk/core/clock';
import type { IdSource } from '@frontdesk/core/ids';
import type { Scope } from '@frontdesk/core/roles';
import { hashOf, newApiKey } from '../domain/api-key.ts';
import {
  keyModeOf,
  type PlanName,
  type Subscription,
  type SubscriptionKey,
  subscriptionId,
  withKey,
  withKeyExpiring,
  withKeyRevoked,
  withStatus,
} from '../domain/subscription.ts';
import type { KeyMeter } from '../ports/key-meter.ts';
import type { SubscriptionStore } from '../ports/subscription-store.ts';

export interface ManageSubscriptionPorts {
  readonly store: SubscriptionStore;
  readonly meter: KeyMeter;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** A key that is told once and cannot be read again. */
export interface ShownKey {
  readonly subscriptionId: string;
  readonly keyId: string;
  readonly key: string;
}

interface NewSubscription {
  readonly practiceId: string;
  readonly vendor: string;
  readonly plan: PlanName;
  readonly scopes: readonly Scope[];
}

/** Others change the same subscription at the same time: so often a change begins anew. */
const ATTEMPTS = 5;

/** Subscribes a vendor, with its metered key and a first key. An interrupted creation may be repeated; what has ended begins anew.
 *  Throws STATUS_CONFLICT when the vendor has this subscription already. */
export async function createSubscription(
  { store, meter, clock, ids }: ManageSubscriptionPorts,
  given: NewSubscription,
  keyName: string,
): Promise<ShownKey> {
  const id = subscriptionId(given);
  const earlier = await store.read(id);
  if (earlier !== undefined && earlier.subscription.status !== 'ended') throw alreadySubscribed();
  const meteredKey = await meter.provision(id, given.plan);
  const { shown, stored } = newKey(ids, clock, id, given.practiceId, keyName);
  // The keys of what has ended open nothing: they stay behind.
  const subscription: Subscription = {
    ...given,
    ...{ id, meteredKey, status: 'active', createdAt: clock.now() },
    keys: [stored],
  };
  if (await store.keep({ subscription, revision: earlier?.revision ?? 0 })) return shown;
  const kept = await store.read(id);
  if (kept?.subscription.keys.some(({ keyId }) => keyId === shown.keyId)) return shown;
  throw alreadySubscribed();
}

/** One more key; the subscription's quota stays one. Throws NOT_FOUND, STATUS_CONFLICT. */
export async function addKey(ports: ManageSubscriptionPorts, id: string, keyName: string): Promise<ShownKey> {
  const { practiceId } = (await found(ports, id)).subscription;
  const { shown, stored } = newKey(ports.ids, ports.clock, id, practiceId, keyName);
  await change(ports, id, (subscription) => withKey(subscription, stored));
  return shown;
}

/** A new key in the place of another, which opens for `graceSeconds` more. Throws NOT_FOUND, STATUS_CONFLICT. */
export async function rotateKey(
  ports: ManageSubscriptionPorts,
  id: string,
  keyId: string,
  graceSeconds: number,
): Promise<ShownKey> {
  const { subscription: current } = await found(ports, id);
  const name = current.keys.find((key) => key.keyId === keyId)?.name ?? '';
  const { shown, stored } = newKey(ports.ids, ports.clock, id, current.practiceId, name);
  const until = ports.clock.now() + graceSeconds * 1000;
  await change(ports, id, (subscription) => withKey(withKeyExpiring(subscription, keyId, until), stored));
  return shown;
}

/** The gateway lets a revoked key in for 300 s at most; `now`: not any more, and every caller is decided over anew.
 *  Throws NOT_FOUND. */
export async function revokeKey(
  ports: ManageSubscriptionPorts,
  id: string,
  keyId: string,
  now: boolean,
): Promise<void> {
  const at = ports.clock.now();
  await change(ports, id, (subscription) => withKeyRevoked(subscription, keyId, at));
  if (now) await ports.meter.forgetCallers();
}

/** Suspends, resumes, or ends for good. Takes effect as a revocation does. Throws NOT_FOUND, STATUS_CONFLICT. */
export async function changeStatus(
  ports: ManageSubscriptionPorts,
  id: string,
  status: Subscription['status'],
  now: boolean,
): Promise<void> {
  const { meteredKey } = await change(ports, id, (subscription) => withStatus(subscription, status));
  if (now) await ports.meter.forgetCallers();
  if (status === 'ended') await ports.meter.remove(meteredKey);
}

async function change(
  ports: ManageSubscriptionPorts,
  id: string,
  apply: (subscription: Subscription) => Subscription,
): Promise<Subscription> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const { subscription, revision } = await found(ports, id);
    const next = apply(subscription);
    if (await ports.store.keep({ subscription: next, revision })) return next;
  }
  throw new AppError('UNAVAILABLE', { retryAfterSeconds: 1 });
}

async function found({ store }: ManageSubscriptionPorts, id: string) {
  const stored = await store.read(id);
  if (stored === undefined) throw new AppError('NOT_FOUND', { detail: 'There is no such subscription.' });
  return stored;
}

function newKey(
  ids: IdSource,
  clock: Clock,
  id: string,
  practiceId: string,
  name: string,
): { shown: ShownKey; stored: SubscriptionKey } {
  const key = newApiKey(keyModeOf(practiceId));
  const keyId = ids.next('key');
  return {
    shown: { subscriptionId: id, keyId, key },
    stored: { keyId, hash: hashOf(key), name, createdAt: clock.now() },
  };
}

function alreadySubscribed(): AppError {
  return new AppError('STATUS_CONFLICT', { detail: 'The vendor has this subscription already. Add a key to it.' });
}
