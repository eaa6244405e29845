import { AppError } from '@frontdesk/core/app-error';
import type { Clock } from '@frontdesk/core/clock';
import type { IdSource } from '@frontdesk/core/ids';
import type { Scope } from '@frontdesk/core/roles';
import type { Activity, Actor } from '../domain/activity.ts';
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
import type { StoredSubscription, SubscriptionStore } from '../ports/subscription-store.ts';

/** Where subscriptions are, and who changes them. */
export interface ManageSubscriptionPorts {
  readonly store: SubscriptionStore;
  readonly meter: KeyMeter;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly by: Actor;
  /** Whose subscriptions they may be; those of others are not there. Absent: anybody's. */
  readonly isOwn?: (subscription: Subscription) => boolean;
}

/** A key that is told once and cannot be read again. */
export interface ShownKey {
  readonly subscriptionId: string;
  readonly keyId: string;
  readonly name: string;
  readonly key: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
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
  ports: ManageSubscriptionPorts,
  given: NewSubscription,
  keyName: string,
): Promise<ShownKey> {
  const { store, meter, clock, ids } = ports;
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
  const activity = activityOf(ports, 'subscription-created');
  if (await store.keep({ subscription, revision: earlier?.revision ?? 0 }, activity)) return shown;
  const kept = await store.read(id);
  if (kept?.subscription.keys.some(({ keyId }) => keyId === shown.keyId)) return shown;
  throw alreadySubscribed();
}

/** One more key; the subscription's quota stays one. Throws NOT_FOUND, STATUS_CONFLICT. */
export async function addKey(ports: ManageSubscriptionPorts, id: string, keyName: string): Promise<ShownKey> {
  const { practiceId } = (await found(ports, id)).subscription;
  const { shown, stored } = newKey(ports.ids, ports.clock, id, practiceId, keyName);
  const activity = activityOf(ports, 'key-created', shown.keyId);
  await change(ports, id, activity, (subscription) => withKey(subscription, stored));
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
  const activity = activityOf(ports, 'key-rotated', keyId);
  await change(ports, id, activity, (subscription) => withKey(withKeyExpiring(subscription, keyId, until), stored));
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
  const activity = activityOf(ports, 'key-revoked', keyId);
  await change(ports, id, activity, (subscription) => withKeyRevoked(subscription, keyId, at));
  if (now) await ports.meter.forgetCallers();
}

/** Suspends, resumes, or ends for good. Takes effect as a revocation does. Throws NOT_FOUND, STATUS_CONFLICT. */
export async function changeStatus(
  ports: ManageSubscriptionPorts,
  id: string,
  status: keyof typeof ACTION_OF_STATUS,
  now: boolean,
): Promise<StoredSubscription> {
  const activity = activityOf(ports, ACTION_OF_STATUS[status]);
  const changed = await change(ports, id, activity, (subscription) => withStatus(subscription, status));
  if (now) await ports.meter.forgetCallers();
  const { meteredKey } = changed.subscription;
  if (status === 'ended' && meteredKey !== undefined) await ports.meter.remove(meteredKey);
  return changed;
}

const ACTION_OF_STATUS = {
  active: 'subscription-resumed',
  suspended: 'subscription-suspended',
  ended: 'subscription-ended',
} as const;

/** Decides on the subscription as it is and keeps what was decided, with a note; what changes nothing leaves none. */
export async function change(
  ports: ManageSubscriptionPorts,
  id: string,
  activity: Activity,
  apply: (subscription: Subscription) => Subscription | Promise<Subscription>,
): Promise<StoredSubscription> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const { subscription, revision } = await found(ports, id);
    const next = await apply(subscription);
    if (next === subscription) return { subscription, revision };
    if (await ports.store.keep({ subscription: next, revision }, activity))
      return { subscription: next, revision: revision + 1 };
  }
  throw new AppError('UNAVAILABLE', { retryAfterSeconds: 1 });
}

export function activityOf(
  { clock, by }: ManageSubscriptionPorts,
  action: Activity['action'],
  keyId?: string,
): Activity {
  return { at: clock.now(), action, by, ...(keyId !== undefined && { keyId }) };
}

/** Throws NOT_FOUND when there is none, or none that may be changed. */
export async function found(
  { store, isOwn }: Pick<ManageSubscriptionPorts, 'store' | 'isOwn'>,
  id: string,
): Promise<StoredSubscription> {
  const stored = await store.read(id);
  if (stored === undefined || isOwn?.(stored.subscription) === false)
    throw new AppError('NOT_FOUND', { detail: 'There is no such subscription.' });
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
  const createdAt = clock.now();
  return {
    shown: { subscriptionId: id, keyId, name, key, createdAt },
    stored: { keyId, hash: hashOf(key), name, createdAt },
  };
}

function alreadySubscribed(): AppError {
  return new AppError('STATUS_CONFLICT', { detail: 'The vendor has this subscription already. Add a key to it.' });
}
