import { portalSubscription, requestSubscriptionRequest } from '@frontdesk/contracts/portal';
import { jsonAnswer } from '@frontdesk/core/answer';
import { accounts } from '../../composition/accounts.ts';
import { portsOfVendor } from '../../composition/changing-ports.ts';
import { portalApi } from '../../composition/portal-api.ts';
import { presentOwnSubscription } from '../../domain/present-subscription.ts';
import { askForAccess } from '../../use-cases/ask-for-access.ts';

/** POST /portal/subscriptions */
export const handler = portalApi(
  { operationId: 'requestSubscription', body: requestSubscriptionRequest, answer: portalSubscription },
  async (request) => {
    const ports = { accounts, subscriptions: portsOfVendor(request) };
    const asked = presentOwnSubscription(await askForAccess(ports, request.caller, request.body));
    return jsonAnswer(201, asked, { location: `/portal/subscriptions/${asked.id}` });
  },
);
