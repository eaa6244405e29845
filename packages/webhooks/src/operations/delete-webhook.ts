import { type Answer, emptyAnswer } from '@frontdesk/core/answer';
import { AppError } from '@frontdesk/core/app-error';
import { webhookRegistry } from '../composition/webhook-registry.ts';
import { type WebhookCaller, webhookKeyOf } from './webhook-caller.ts';

/** Takes a webhook from its subscription. Throws NOT_FOUND. */
export async function deleteWebhook(caller: WebhookCaller, webhookId: string): Promise<Answer> {
  if (!(await webhookRegistry.remove(webhookKeyOf(caller, webhookId)))) throw new AppError('NOT_FOUND');
  return emptyAnswer(204);
}
