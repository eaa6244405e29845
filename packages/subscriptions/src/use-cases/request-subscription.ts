import { AppError } from '@frontdesk/core/app-error';
import { type Asked, type Subscription, vendorSubscriptionId } from '../domain/subscription.ts';
import type { StoredSubscription } from '../ports/subscription-store.ts';
import { activityOf, type ManageSubscriptionPorts } from './manage-subscription.ts';

interface SubscriptionRequest extends Omit<Asked, 'at'> {
  readonly practiceId: string;
  readonly vendor: { readonly id: string; readonly name: string; readonly email: string };
}

/** What a vendor may have open: nobody fills the lists of practices, nor names all that there may be. */
const MOST_REQUESTS = 20;

/** Asks a practice for access. Whether there is such a practice is not looked up: the answer is the same for one that there is not,
 *  which nobody will ever approve. What has ended may be asked for again. Throws STATUS_CONFLICT when the vendor has a subscription
 *  there or asks for it already, and when too many of its requests are open. */
export async function requestSubscription(
  ports: ManageSubscriptionPorts,
  { practiceId, vendor, plan, scopes, purpose }: SubscriptionRequest,
): Promise<StoredSubscription> {
  const { store, clock } = ports;
  const id = vendorSubscriptionId(practiceId, vendor.id);
  const earlier = await store.read(id);
  if (earlier !== undefined && earlier.subscription.status !== 'ended') throw known();
  const open = (await store.ofVendor(vendor.id)).filter(({ subscription }) => subscription.status === 'requested');
  if (open.length >= MOST_REQUESTS) {
    throw new AppError('STATUS_CONFLICT', { detail: `${MOST_REQUESTS} of your requests are not decided yet.` });
  }
  const now = clock.now();
  const subscription: Subscription = {
    ...{ id, practiceId, vendor: vendor.name, vendorId: vendor.id, vendorEmail: vendor.email, plan, scopes },
    asked: { plan, scopes, ...(purpose !== undefined && { purpose }), at: now },
    ...{ status: 'requested', createdAt: now, keys: [] },
  };
  const revision = earlier?.revision ?? 0;
  if (!(await store.keep({ subscription, revision }, activityOf(ports, 'subscription-requested')))) throw known();
  return { subscription, revision: revision + 1 };
}

function known(): AppError {
  return new AppError('STATUS_CONFLICT', { detail: 'You have this subscription, or ask for it, already.' });
}
