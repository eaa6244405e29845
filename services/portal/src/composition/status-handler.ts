import { practiceSubscriptionPath } from '@frontdesk/contracts/subscription';
import { jsonAnswer } from '@frontdesk/core/answer';
import { requireOwnPractice } from '@frontdesk/core/authoriser-context';
import { changeStatus } from '@frontdesk/subscriptions/use-cases/manage-subscription';
import { presentVendorSubscription } from '../domain/present-subscription.ts';
import { portsOfManager } from './changing-ports.ts';
import { forgetCallers } from './forget-callers.ts';
import { practiceApi } from './portal-api.ts';

/** A function with which a manager changes the status of a subscription. */
export function statusHandler(operationId: string, status: Parameters<typeof changeStatus>[2]) {
  return practiceApi({ operationId, role: 'manager', pathParameters: practiceSubscriptionPath }, async (request) => {
    requireOwnPractice(request.caller, request.path.id);
    const ports = portsOfManager(request);
    const { subscription, revision } = await changeStatus(ports, request.path.subscriptionId, status, false);
    await forgetCallers();
    return jsonAnswer(200, presentVendorSubscription(subscription, revision));
  });
}
