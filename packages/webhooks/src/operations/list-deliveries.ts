import { DEFAULT_PAGE_SIZE } from '@frontdesk/contracts/paging';
import type { listDeliveriesQuery } from '@frontdesk/contracts/webhook';
import { type Answer, jsonAnswer } from '@frontdesk/core/answer';
import type * as z from 'zod/mini';
import { deliveryLog } from '../composition/delivery-log.ts';
import { webhookReader } from '../composition/webhook-reader.ts';
import { presentAttempt } from '../domain/present-webhook.ts';
import * as useCase from '../use-cases/list-deliveries.ts';
import { type WebhookCaller, webhookKeyOf } from './webhook-caller.ts';

const ports = { webhooks: webhookReader, deliveries: deliveryLog };

/** A page of what was sent to a webhook, the newest first. Throws NOT_FOUND, INPUT_INVALID (cursor). */
export async function listDeliveries(
  caller: WebhookCaller,
  webhookId: string,
  { limit = DEFAULT_PAGE_SIZE, cursor }: z.output<typeof listDeliveriesQuery>,
): Promise<Answer> {
  const key = webhookKeyOf(caller, webhookId);
  const { attempts, nextCursor } = await useCase.listDeliveries({ key, limit, cursor }, ports);
  return jsonAnswer(200, { items: attempts.map(presentAttempt), ...(nextCursor && { nextCursor }) });
}
