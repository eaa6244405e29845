import { createHash } from 'node:crypto';
import { AppError } from '@frontdesk/core/app-error';
import type { PLANS } from '@frontdesk/core/plans';
import type { Scope } from '@frontdesk/core/roles';
import { isSandbox } from '@frontdesk/core/vendor-identity';
import type { KeyMode } from './api-key.ts';

export type PlanName = keyof typeof PLANS;
/** `requested`: a vendor has asked for it, and nobody of the practice has decided yet. */
export type SubscriptionStatus = 'requested' | 'active' | 'suspended' | 'ended';

/** What a vendor asks a practice for. */
export interface Asked {
  readonly plan: PlanName;
  readonly scopes: readonly Scope[];
  /** In the vendor's own words. */
  readonly purpose?: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

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
  /** What the vendor is called. It stays what it was when the vendor asked: nobody is approved under one name and works under another. */
  readonly vendor: string;
  /** Whose it is at the portal. Absent, as what follows is: operators made it. */
  readonly vendorId?: string;
  readonly vendorEmail?: string;
  /** Until a manager decides, `plan` and `scopes` are these. */
  readonly asked?: Asked;
  readonly plan: PlanName;
  readonly scopes: readonly Scope[];
  readonly status: SubscriptionStatus;
  /** Absent until it is approved. */
  readonly meteredKey?: MeteredKey;
  readonly createdAt: number;
  readonly keys: readonly SubscriptionKey[];
}

/** The plans, the least first. */
const PLAN_ORDER: readonly PlanName[] = ['small', 'large', 'enterprise'];
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

/** A portal's vendor has one subscription at a practice, on whatever plan. */
export function vendorSubscriptionId(practiceId: string, vendorId: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([practiceId, vendorId]))
    .digest('hex');
  return `sub_${digest.slice(0, 32)}`;
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

/** Throws STATUS_CONFLICT when the subscription is not approved, has ended, or has as many live keys as it may. */
export function withKey(subscription: Subscription, key: SubscriptionKey): Subscription {
  if (subscription.keys.some(({ keyId }) => keyId === key.keyId)) return subscription;
  if (subscription.status === 'ended') throw new AppError('STATUS_CONFLICT', { detail: 'The subscription has ended.' });
  if (subscription.status === 'requested') throw undecided();
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
  return changedKey(subscription, keyId, (key) => (key.revokedAt === undefined ? { ...key, revokedAt: at } : key));
}

/** Throws STATUS_CONFLICT when it has ended (an end is final), and when it is not approved yet, which leads to an end alone. */
export function withStatus(subscription: Subscription, status: Exclude<SubscriptionStatus, 'requested'>): Subscription {
  if (subscription.status === 'requested' && status !== 'ended') throw undecided();
  if (subscription.status === 'ended' && status !== 'ended')
    throw new AppError('STATUS_CONFLICT', { detail: 'The subscription has ended.' });
  if (subscription.status === status) return subscription;
  return { ...subscription, status };
}

/** Approves what was asked, or less of it. Another approval of the same is none. Throws STATUS_CONFLICT for what is decided
 *  already, INPUT_INVALID for more than was asked. */
export function withApproval(
  subscription: Subscription,
  { plan, scopes }: Pick<Subscription, 'plan' | 'scopes'>,
): Subscription {
  const { asked, status } = subscription;
  const same = plan === subscription.plan && canonicalScopes(scopes) === canonicalScopes(subscription.scopes);
  if (status === 'active' && same) return subscription;
  if (status !== 'requested' || asked === undefined) {
    throw new AppError('STATUS_CONFLICT', { detail: 'The request has been decided already.' });
  }
  const faults = [
    ...(PLAN_ORDER.indexOf(plan) > PLAN_ORDER.indexOf(asked.plan)
      ? [{ pointer: '/plan', message: 'is more than the vendor asked for' }]
      : []),
    ...(scopes.every((scope) => asked.scopes.includes(scope))
      ? []
      : [{ pointer: '/scopes', message: 'has one that the vendor did not ask for' }]),
  ];
  if (faults.length > 0) throw new AppError('INPUT_INVALID', { faults });
  return { ...subscription, plan, scopes, status: 'active' };
}

function canonicalScopes(scopes: readonly Scope[]): string {
  return [...scopes].sort().join(' ');
}

function undecided(): AppError {
  return new AppError('STATUS_CONFLICT', { detail: 'The practice has not approved the subscription yet.' });
}

function changedKey(
  subscription: Subscription,
  keyId: string,
  change: (key: SubscriptionKey) => SubscriptionKey,
): Subscription {
  if (!subscription.keys.some((key) => key.keyId === keyId))
    throw new AppError('NOT_FOUND', { detail: 'The subscription has no such key.' });
  const keys = subscription.keys.map((key) => (key.keyId === keyId ? change(key) : key));
  return keys.every((key, index) => key === subscription.keys[index]) ? subscription : { ...subscription, keys };
}
