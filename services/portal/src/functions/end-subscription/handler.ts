import { statusHandler } from '../../composition/status-handler.ts';

/** PUT /practices/{id}/subscriptions/{subscriptionId}/end */
export const handler = statusHandler('endSubscription', 'ended');
