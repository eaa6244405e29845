import { type Answer, jsonAnswer } from '@frontdesk/core/answer';
import { sendingPorts } from '../composition/sending-ports.ts';
import { webhookReader } from '../composition/webhook-reader.ts';
import * as useCase from '../use-cases/send-direct-event.ts';
import { type WebhookCaller, webhookKeyOf } from './webhook-caller.ts';

/** Sends a test to a webhook. Throws NOT_FOUND, UNAVAILABLE. */
export async function testWebhook(caller: WebhookCaller, webhookId: string): Promise<Answer> {
  const ports = { ...sendingPorts, webhooks: webhookReader };
  return jsonAnswer(202, { eventId: await useCase.testWebhook(webhookKeyOf(caller, webhookId), ports) });
}
