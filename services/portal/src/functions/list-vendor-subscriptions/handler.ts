import { practicePath } from '@frontdesk/contracts/identifiers';
import { jsonAnswer } from '@frontdesk/core/answer';
import { requireOwnPractice } from '@frontdesk/core/authoriser-context';
import { managingPorts } from '@frontdesk/subscriptions/composition/managing-ports';
import type { StoredSubscription } from '@frontdesk/subscriptions/ports/subscription-store';
import { practiceApi } from '../../composition/portal-api.ts';
import { presentVendorSubscription } from '../../domain/present-subscription.ts';

/** GET /practices/{id}/subscriptions */
export const handler = practiceApi(
  { operationId: 'listVendorSubscriptions', role: 'manager', pathParameters: practicePath },
  async ({ path, caller }) => {
    requireOwnPractice(caller, path.id);
    const all = (await managingPorts.store.ofPractice(path.id)).sort(undecidedFirst);
    return jsonAnswer(200, {
      items: all.map(({ subscription, revision }) => presentVendorSubscription(subscription, revision)),
    });
  },
);

function undecidedFirst(
  { subscription: one }: StoredSubscription,
  { subscription: other }: StoredSubscription,
): number {
  const undecided = Number(other.status === 'requested') - Number(one.status === 'requested');
  return undecided === 0 ? other.createdAt - one.createdAt : undecided;
}
