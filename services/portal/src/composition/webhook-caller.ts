import { PARTNER_POLICIES } from '@frontdesk/contracts/partner-policies';
import { AppError } from '@frontdesk/core/app-error';
import type { WebhookCaller } from '@frontdesk/webhooks/operations/webhook-caller';
import { ownSubscription } from './own-subscription.ts';

type Request = Parameters<typeof ownSubscription>[0];

const NEEDED = PARTNER_POLICIES.createWebhook.scope;

/** The subscription that a path names, as its keys would come to the Partner API. Throws NOT_FOUND. */
export async function webhookCallerOf(request: Request): Promise<WebhookCaller> {
  const { practiceId, id, scopes } = await ownSubscription(request);
  return { practiceId, subject: id, scopes };
}

/** The same, for what has something sent: a key of a subscription that is not active opens nothing either.
 *  Throws NOT_FOUND, STATUS_CONFLICT. */
export async function activeWebhookCallerOf(request: Request): Promise<WebhookCaller> {
  const { practiceId, id, scopes, status } = await ownSubscription(request);
  if (status !== 'active') throw new AppError('STATUS_CONFLICT', { detail: `The subscription is ${status}.` });
  if (!scopes.includes(NEEDED))
    throw new AppError('STATUS_CONFLICT', { detail: `The practice has not approved ${NEEDED}, which webhooks need.` });
  return { practiceId, subject: id, scopes };
}
