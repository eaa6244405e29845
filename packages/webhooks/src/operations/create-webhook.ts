import type { createWebhookRequest } from '@frontdesk/contracts/webhook';
import { type Answer, jsonAnswer } from '@frontdesk/core/answer';
import { systemClock } from '@frontdesk/core/clock';
import { randomIds } from '@frontdesk/core/ids';
import type * as z from 'zod/mini';
import { eventLog } from '../composition/event-log.ts';
import { loopback } from '../composition/loopback.ts';
import { webhookRegistry } from '../composition/webhook-registry.ts';
import { presentWebhook } from '../domain/present-webhook.ts';
import * as useCase from '../use-cases/create-webhook.ts';
import type { AskedChange, WebhookCaller } from './webhook-caller.ts';

const ports = { webhooks: webhookRegistry, log: eventLog, clock: systemClock, ids: randomIds, loopback };

/** Gives a subscription one more webhook. The answer has its secret. */
export function createWebhook(
  caller: WebhookCaller,
  { url, eventTypes }: z.output<typeof createWebhookRequest>,
  asked: AskedChange,
): Promise<Answer> {
  const answer: useCase.CreateWebhook['answer'] = (webhook, secret) =>
    jsonAnswer(201, { ...presentWebhook(webhook), secret }, { 'cache-control': 'no-store' });
  return useCase.createWebhook({ caller, url, eventTypes, ...asked, answer }, ports);
}
