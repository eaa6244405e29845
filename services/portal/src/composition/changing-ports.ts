import type { AuthoriserContext, VendorContext } from '@frontdesk/core/authoriser-context';
import { managingPorts } from '@frontdesk/subscriptions/composition/managing-ports';
import type { ManageSubscriptionPorts } from '@frontdesk/subscriptions/use-cases/manage-subscription';

interface Change<Caller> {
  readonly caller: Caller;
  readonly requestId: string;
}

/** What a vendor changes its own subscriptions with; those of others are not there. */
export function portsOfVendor({ caller, requestId }: Change<VendorContext>): ManageSubscriptionPorts {
  const { subject, role, channel, vendorId } = caller;
  return {
    ...managingPorts,
    by: { subject, role, channel, requestId },
    isOwn: (subscription) => subscription.vendorId === vendorId,
  };
}

/** What a manager changes the subscriptions of a practice with. */
export function portsOfManager({ caller, requestId }: Change<AuthoriserContext>): ManageSubscriptionPorts {
  const { subject, role, practiceId } = caller;
  return {
    ...managingPorts,
    by: { subject, role, channel: 'app', requestId },
    isOwn: (subscription) => subscription.practiceId === practiceId,
  };
}
