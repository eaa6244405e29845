import { portalSubscription, subscriptionPath } from '@frontdesk/contracts/portal';
import { jsonAnswer } from '@frontdesk/core/answer';
import { found } from '@frontdesk/subscriptions/use-cases/manage-subscription';
import { portsOfVendor } from '../../composition/changing-ports.ts';
import { portalApi } from '../../composition/portal-api.ts';
import { presentOwnSubscription } from '../../domain/present-subscription.ts';

/** GET /portal/subscriptions/{id} */
export const handler = portalApi(
  { operationId: 'readSubscription', pathParameters: subscriptionPath, answer: portalSubscription },
  async (request) => {
    const { subscription } = await found(portsOfVendor(request), request.path.id);
    return jsonAnswer(200, presentOwnSubscription(subscription));
  },
);
