import type { PortalRequest } from '@frontdesk/lambda/portal-handler';
import { subscriptionStore } from '@frontdesk/subscriptions/composition/subscription-store';
import type { Subscription } from '@frontdesk/subscriptions/domain/subscription';
import { found } from '@frontdesk/subscriptions/use-cases/manage-subscription';

type Request = Pick<PortalRequest<{ id: string }, unknown, unknown>, 'caller' | 'path'>;

/** The subscription that a path names; those of other vendors are not there. Throws NOT_FOUND, UNAVAILABLE. */
export async function ownSubscription({ caller, path }: Request): Promise<Subscription> {
  const isOwn = ({ vendorId }: Subscription): boolean => vendorId === caller.vendorId;
  return (await found({ store: subscriptionStore, isOwn }, path.id)).subscription;
}
