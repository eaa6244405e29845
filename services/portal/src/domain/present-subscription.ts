import type { PortalSubscription } from '@frontdesk/contracts/portal';
import type { VendorSubscription } from '@frontdesk/contracts/subscription';
import { isSandbox } from '@frontdesk/core/vendor-identity';
import type { Subscription } from '@frontdesk/subscriptions/domain/subscription';

type Scopes = PortalSubscription['scopes'];

/** A subscription as its vendor sees it. */
export function presentOwnSubscription(subscription: Subscription): PortalSubscription {
  const { id, practiceId, status, createdAt } = subscription;
  return {
    ...{ id, practiceId, sandbox: isSandbox(practiceId), status },
    ...accessOf(subscription),
    createdAt: new Date(createdAt).toISOString(),
  };
}

/** A subscription as the practice's managers see it. */
export function presentVendorSubscription(subscription: Subscription, version: number): VendorSubscription {
  const { id, vendor, vendorEmail, status, createdAt, keys } = subscription;
  const lastUsedAt = Math.max(...keys.map((key) => key.lastUsedAt ?? 0), 0);
  return {
    ...{ id, vendor, status },
    ...(vendorEmail !== undefined && { vendorEmail }),
    ...accessOf(subscription),
    createdAt: new Date(createdAt).toISOString(),
    ...(lastUsedAt > 0 && { lastUsedAt: new Date(lastUsedAt).toISOString() }),
    version,
  };
}

function accessOf({ plan, scopes, asked }: Subscription) {
  return {
    ...{ plan, scopes: [...scopes] as Scopes },
    ...(asked !== undefined && {
      asked: { ...asked, scopes: [...asked.scopes] as Scopes, at: new Date(asked.at).toISOString() },
    }),
  };
}
