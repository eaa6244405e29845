import { portalKeyList, subscriptionPath } from '@frontdesk/contracts/portal';
import { jsonAnswer } from '@frontdesk/core/answer';
import { systemClock } from '@frontdesk/core/clock';
import { ownSubscription } from '../../composition/own-subscription.ts';
import { portalApi } from '../../composition/portal-api.ts';
import { presentKey } from '../../domain/present-key.ts';

/** GET /portal/subscriptions/{id}/keys */
export const handler = portalApi(
  { operationId: 'listKeys', pathParameters: subscriptionPath, answer: portalKeyList },
  async (request) => {
    const subscription = await ownSubscription(request);
    // Of an earlier time of the subscription, which ended, no key is left in it.
    const keys = [...subscription.keys].sort((one, other) => other.createdAt - one.createdAt);
    return jsonAnswer(200, { items: keys.map((key) => presentKey(key, systemClock.now())) });
  },
);
