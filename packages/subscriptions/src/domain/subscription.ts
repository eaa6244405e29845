import { createHash } from 'node:crypto';
import { AppError } from '@frontdesk/core/app-error';
import type { PLANS } from '@frontdesk/core/plans';
import type { Scope } from '@frontdesk/core/roles';
import type { KeyMode } from './api-key.ts';

export type PlanName = keyof typeof PLANS;
export type SubscriptionStatus = 'active' | 'suspended' | 'ended';

/** What a vendor may be allowed. */
export const VENDOR_SCOPES = [
  'slots:read',
  'appointments:read',
  'appointments:write',
  'insurance:read',
  'insurance:write',
] as const satisfies readonly Scope[];

/** The key of API Gateway that meters a subscription. No vendor sees it: the authorizer names its value. */
export interface MeteredKey {
  readonly id: string;
  readonly value: string;
  readonly usagePlanId: string;
}

/** One key of a subscription. Instants are epoch milliseconds. */
export interface SubscriptionKey {
  /** Names the key in logs and lists. */
  readonly keyId: string;
  readonly hash: string;
  /** Chosen by people, to tell keys apart. */
  readonly name: string;
  readonly createdAt: number;
  /** End of the grace period of a key that was replaced. */
  readonly expiresAt?: number;
  readonly revokedAt?: number;
  /** At most a quarter of an hour old while the key is in use. */
  readonly lastUsedAt?: number;
}

/** One vendor at one practice on one plan: what is metered and limited, however many keys it has. */
export interface Subscription {
  readonly id: string;
  readonly practiceId: string;
  readonly vendor: string;
  readonly plan: PlanName;
  readonly scopes: readonly Scope[];
  readonly status: SubscriptionStatus;
  readonly meteredKey: MeteredKey;
  readonly createdAt: number;
  readonly keys: readonly SubscriptionKey[];
}

/** Keys that open at the same time. A change of a subscription and of all its keys fits one transaction (100 items). */
const MOST_LIVE_KEYS = 50;
const MOST_KEYS = 90;

/** The same vendor, practice and plan have the same id, so that a creation that was interrupted can be repeated. */
export function subscriptionId({
  practiceId,
  vendor,
  plan,
}: Pick<Subscription, 'practiceId' | 'vendor' | 'plan'>): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([practiceId, vendor, plan]))
    .digest('hex');
  return `sub_${digest.slice(0, 32)}`;
}

/** Practices without patients, where vendors try their software. */
export function isSandbox(practiceId: string): boolean {
  return practiceId === 'sandbox' || practiceId.startsWith('sandbox-');
}

/** The keys of a sandbox are test keys, those of every other practice live ones. */
export function keyModeOf(practiceId: string): KeyMode {
  return isSandbox(practiceId) ? 'test' : 'live';
}

export function isLive(
  { revokedAt, expiresAt }: Pick<SubscriptionKey, 'revokedAt' | 'expiresAt'>,
  now: number,
): boolean {
  return revokedAt === undefined && (expiresAt === undefined || now < expiresAt);
}

/** Throws STATUS_CONFLICT when the subscription has ended or has as many live keys as it may. */
export function withKey(subscription: Subscription, key: SubscriptionKey): Subscription {
  if (subscription.keys.some(({ keyId }) => keyId === key.keyId)) return subscription;
  if (subscription.status === 'ended') throw new AppError('STATUS_CONFLICT', { detail: 'The subscription has ended.' });
  const isOpen = (known: SubscriptionKey): boolean => isLive(known, key.createdAt);
  const live = subscription.keys.filter(isOpen);
  if (live.length >= MOST_LIVE_KEYS) {
    throw new AppError('STATUS_CONFLICT', { detail: `The subscription has ${MOST_LIVE_KEYS} keys. Revoke one first.` });
  }
  const closed = subscription.keys.filter((known) => !isOpen(known));
  const kept = closed.slice(Math.max(0, closed.length - (MOST_KEYS - 1 - live.length)));
  return { ...subscription, keys: [...kept, ...live, key] };
}

/** Ends a key at `at`, or leaves it where it ends before. Throws NOT_FOUND. */
export function withKeyExpiring(subscription: Subscription, keyId: string, at: number): Subscription {
  return changedKey(subscription, keyId, (key) => ({ ...key, expiresAt: Math.min(at, key.expiresAt ?? at) }));
}

/** Throws NOT_FOUND. */
export function withKeyRevoked(subscription: Subscription, keyId: string, at: number): Subscription {
  return changedKey(subscription, keyId, (key) => ({ ...key, revokedAt: key.revokedAt ?? at }));
}

/** Throws STATUS_CONFLICT when it has ended: an end is final. */
export function withStatus(subscription: Subscription, status: SubscriptionStatus): Subscription {
  if (subscription.status === 'ended' && status !== 'ended')
    throw new AppError('STATUS_CONFLICT', { detail: 'The subscription has ended.' });
  return { ...subscription, status };
}

function changedKey(
  subscription: Subscription,
  keyId: string,
  change: (key: SubscriptionKey) => SubscriptionKey,
): Subscription {
  if (!subscription.keys.some((key) => key.keyId === keyId))
    throw new AppError('NOT_FOUND', { detail: 'The subscription has no such key.' });
  return { ...subscription, keys: subscription.keys.map((key) => (key.keyId === keyId ? change(key) : key)) };
}
