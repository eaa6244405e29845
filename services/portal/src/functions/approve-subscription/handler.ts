import { approveSubscriptionRequest, practiceSubscriptionPath } from '@frontdesk/contracts/subscription';
import { jsonAnswer } from '@frontdesk/core/answer';
import { requireOwnPractice } from '@frontdesk/core/authoriser-context';
import { approveSubscription } from '@frontdesk/subscriptions/use-cases/approve-subscription';
import { portsOfManager } from '../../composition/changing-ports.ts';
import { practiceApi } from '../../composition/portal-api.ts';
import { presentVendorSubscription } from '../../domain/present-subscription.ts';

/** PUT /practices/{id}/subscriptions/{subscriptionId}/approve */
export const handler = practiceApi(
  {
    ...{ operationId: 'approveSubscription', role: 'manager' },
    ...{ pathParameters: practiceSubscriptionPath, body: approveSubscriptionRequest },
  },
  async (request) => {
    requireOwnPractice(request.caller, request.path.id);
    const { path, body } = request;
    const { subscription, revision } = await approveSubscription(portsOfManager(request), path.subscriptionId, body);
    return jsonAnswer(200, presentVendorSubscription(subscription, revision));
  },
);
