import { statusHandler } from '../../composition/status-handler.ts';

/** PUT /practices/{id}/subscriptions/{subscriptionId}/resume */
export const handler = statusHandler('resumeSubscription', 'active');
