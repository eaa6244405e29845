import { portalSubscription, subscriptionPath } from '@frontdesk/contracts/portal';
import { jsonAnswer } from '@frontdesk/core/answer';
import { ownSubscription } from '../../composition/own-subscription.ts';
import { portalApi } from '../../composition/portal-api.ts';
import { presentOwnSubscription } from '../../domain/present-subscription.ts';

/** GET /portal/subscriptions/{id} */
export const handler = portalApi(
  { operationId: 'readSubscription', pathParameters: subscriptionPath, answer: portalSubscription },
  async (request) => jsonAnswer(200, presentOwnSubscription(await ownSubscription(request))),
);
