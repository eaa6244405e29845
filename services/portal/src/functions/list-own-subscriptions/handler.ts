import { portalSubscriptionList } from '@frontdesk/contracts/portal';
import { jsonAnswer } from '@frontdesk/core/answer';
import { managingPorts } from '@frontdesk/subscriptions/composition/managing-ports';
import { portalApi } from '../../composition/portal-api.ts';
import { presentOwnSubscription } from '../../domain/present-subscription.ts';

/** GET /portal/subscriptions */
export const handler = portalApi(
  { operationId: 'listOwnSubscriptions', answer: portalSubscriptionList },
  async ({ caller }) => {
    const all = (await managingPorts.store.ofVendor(caller.vendorId)).map(({ subscription }) => subscription);
    return jsonAnswer(200, { items: all.sort((a, b) => b.createdAt - a.createdAt).map(presentOwnSubscription) });
  },
);
