import type { PublicEvent } from '@frontdesk/contracts/events';
import { timeOrderedKey } from '@frontdesk/core/ids';
import type { Subscription } from './subscription.ts';

/** Tells the dashboards of a practice that a vendor's subscription is not what it was: who asks is read from the list. */
export function subscriptionEvent(
  { id: subscriptionId, practiceId, status }: Pick<Subscription, 'id' | 'practiceId' | 'status'>,
  version: number,
  now: number,
): PublicEvent {
  return {
    practiceId,
    eventId: timeOrderedKey(now),
    event: 'vendor.subscription-changed',
    topic: 'vendors',
    version: 1,
    at: new Date(now).toISOString(),
    data: { subscriptionId, status, version },
  };
}
