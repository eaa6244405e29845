import { type Answer, jsonAnswer } from '@frontdesk/core/answer';
import { webhookReader } from '../composition/webhook-reader.ts';
import { presentWebhook } from '../domain/present-webhook.ts';
import type { WebhookCaller } from './webhook-caller.ts';

/** The webhooks of a subscription, the oldest first. */
export async function listWebhooks({ practiceId, subject }: WebhookCaller): Promise<Answer> {
  const webhooks = await webhookReader.list(practiceId, subject);
  return jsonAnswer(200, { items: webhooks.map(presentWebhook) });
}
