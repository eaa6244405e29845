import { statusHandler } from '../../composition/status-handler.ts';

/** PUT /practices/{id}/subscriptions/{subscriptionId}/suspend */
export const handler = statusHandler('suspendSubscription', 'suspended');
