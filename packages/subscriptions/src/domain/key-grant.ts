import { isSandbox } from '@frontdesk/core/vendor-identity';
import type { KeyMode } from './api-key.ts';
import type { MeteredKey, Subscription, SubscriptionKey } from './subscription.ts';

/** All that deciding over a key needs: the key, and what its subscription is. */
export interface KeyGrant
  extends Pick<SubscriptionKey, 'keyId' | 'hash' | 'expiresAt' | 'revokedAt' | 'lastUsedAt'>,
    Pick<Subscription, 'practiceId' | 'plan' | 'scopes' | 'status'> {
  readonly subscriptionId: string;
  /** The value of the metered key. */
  readonly usageIdentifierKey: MeteredKey['value'];
}

export type KeyRefusal = 'unknown' | 'revoked' | 'expired' | 'suspended' | 'ended' | 'sandbox-only';

/** Why a key opens nothing; undefined when it does. */
export function refusalOf(grant: KeyGrant, mode: KeyMode, now: number): KeyRefusal | undefined {
  if (grant.revokedAt !== undefined) return 'revoked';
  if (grant.expiresAt !== undefined && grant.expiresAt <= now) return 'expired';
  // What is not approved has no keys; had it any, they would open nothing.
  if (grant.status === 'requested') return 'suspended';
  if (grant.status !== 'active') return grant.status;
  return mode === 'test' && !isSandbox(grant.practiceId) ? 'sandbox-only' : undefined;
}
