import type { Account as PortalAccount } from '@frontdesk/contracts/portal';
import { sandboxOf } from '@frontdesk/core/vendor-identity';
import { vendorSubscriptionId } from '@frontdesk/subscriptions/domain/subscription';
import type { Account } from './account.ts';

export function presentAccount({ id, name, email, createdAt }: Account): PortalAccount {
  const sandboxPracticeId = sandboxOf(id);
  return {
    ...{ id, name, email, sandboxPracticeId },
    sandboxSubscriptionId: vendorSubscriptionId(sandboxPracticeId, id),
    createdAt: new Date(createdAt).toISOString(),
  };
}
