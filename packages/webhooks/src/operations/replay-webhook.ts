import type { replayWebhookRequest } from '@frontdesk/contracts/webhook';
import { type Answer, jsonAnswer } from '@frontdesk/core/answer';
import type * as z from 'zod/mini';
import { eventLog } from '../composition/event-log.ts';
import { replayStarter } from '../composition/replay-starter.ts';
import { wakeQueue } from '../composition/wake-queue.ts';
import { webhookReader } from '../composition/webhook-reader.ts';
import * as useCase from '../use-cases/replay-webhook.ts';
import { type AskedChange, type WebhookCaller, webhookKeyOf } from './webhook-caller.ts';

const ports = { webhooks: webhookReader, replays: replayStarter, log: eventLog, wakes: wakeQueue };

/** Has a part of the log sent to a webhook again. */
export function replayWebhook(
  caller: WebhookCaller,
  webhookId: string,
  { epoch, after, until }: z.output<typeof replayWebhookRequest>,
  asked: AskedChange & { readonly requestId: string },
): Promise<Answer> {
  const answer: useCase.ReplayWebhook['answer'] = (replay) => jsonAnswer(202, { id: webhookId, ...replay });
  return useCase.replayWebhook({ key: webhookKeyOf(caller, webhookId), epoch, after, until, ...asked, answer }, ports);
}
