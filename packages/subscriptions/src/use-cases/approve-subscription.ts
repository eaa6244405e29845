import { type Subscription, withApproval } from '../domain/subscription.ts';
import type { StoredSubscription } from '../ports/subscription-store.ts';
import { activityOf, change, type ManageSubscriptionPorts } from './manage-subscription.ts';

/** Gives a vendor the access that it asks for, or less of it: from now on it may make keys. Of two managers who decide at the same
 *  time one is told that it is decided. Throws NOT_FOUND, STATUS_CONFLICT, INPUT_INVALID. */
export async function approveSubscription(
  ports: ManageSubscriptionPorts,
  id: string,
  access: Pick<Subscription, 'plan' | 'scopes'>,
): Promise<StoredSubscription> {
  return change(ports, id, activityOf(ports, 'subscription-approved'), async (subscription) => {
    // Judged before anything is made for it.
    const approved = withApproval(subscription, access);
    if (approved === subscription) return subscription;
    return { ...approved, meteredKey: await ports.meter.provision(id, access.plan) };
  });
}
