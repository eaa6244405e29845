import { DEFAULT_GRACE_SECONDS, type rotateWebhookRequest } from '@frontdesk/contracts/webhook';
import { type Answer, jsonAnswer } from '@frontdesk/core/answer';
import { systemClock } from '@frontdesk/core/clock';
import type * as z from 'zod/mini';
import { webhookRegistry } from '../composition/webhook-registry.ts';
import * as useCase from '../use-cases/rotate-webhook.ts';
import { type AskedChange, type WebhookCaller, webhookKeyOf } from './webhook-caller.ts';

const ports = { secrets: webhookRegistry, clock: systemClock };

/** Gives a webhook a new secret, which the answer has; the one before signs too for a while. */
export function rotateWebhook(
  caller: WebhookCaller,
  webhookId: string,
  { graceSeconds = DEFAULT_GRACE_SECONDS }: z.output<typeof rotateWebhookRequest>,
  asked: AskedChange,
): Promise<Answer> {
  const answer = (secret: string, until: number): Answer => {
    const shown = { id: webhookId, secret, previousSecretExpiresAt: new Date(until).toISOString() };
    return jsonAnswer(200, shown, { 'cache-control': 'no-store' });
  };
  return useCase.rotateWebhook({ key: webhookKeyOf(caller, webhookId), graceSeconds, ...asked, answer }, ports);
}
