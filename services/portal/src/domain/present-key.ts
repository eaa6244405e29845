import type { PortalKey } from '@frontdesk/contracts/portal';
import type { SubscriptionKey } from '@frontdesk/subscriptions/domain/subscription';

/** What may be known of a key at `now`; neither itself nor its hash. */
export function presentKey(key: SubscriptionKey, now: number): PortalKey {
  const { keyId, name, createdAt, expiresAt, revokedAt, lastUsedAt } = key;
  return {
    ...{ keyId, name, status: statusOf(key, now), createdAt: instant(createdAt) },
    ...(expiresAt !== undefined && { expiresAt: instant(expiresAt) }),
    ...(revokedAt !== undefined && { revokedAt: instant(revokedAt) }),
    ...(lastUsedAt !== undefined && { lastUsedAt: instant(lastUsedAt) }),
  };
}

function statusOf({ revokedAt, expiresAt }: SubscriptionKey, now: number): PortalKey['status'] {
  if (revokedAt !== undefined) return 'revoked';
  if (expiresAt === undefined) return 'active';
  return now < expiresAt ? 'expiring' : 'expired';
}

function instant(epochMilliseconds: number): string {
  return new Date(epochMilliseconds).toISOString();
}
