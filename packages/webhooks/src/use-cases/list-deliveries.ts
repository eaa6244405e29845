import { AppError } from '@frontdesk/core/app-error';
import { decodeCursor, encodeCursor } from '@frontdesk/core/page-cursor';
import type { AttemptRecord } from '../domain/attempt.ts';
import type { WebhookKey } from '../domain/webhook.ts';
import type { DeliveryLog, DeliveryPlace, WebhookReader } from '../ports/webhooks.ts';

export interface ListDeliveries {
  readonly key: WebhookKey;
  readonly limit: number;
  readonly cursor: string | undefined;
}

/** A page of what was sent to a webhook, the newest first. Throws NOT_FOUND, INPUT_INVALID (cursor). */
export async function listDeliveries(
  { key, limit, cursor }: ListDeliveries,
  { webhooks, deliveries }: { readonly webhooks: WebhookReader; readonly deliveries: DeliveryLog },
): Promise<{ readonly attempts: readonly AttemptRecord[]; readonly nextCursor: string | undefined }> {
  if ((await webhooks.read(key)) === undefined) throw new AppError('NOT_FOUND');
  const owner = { practiceId: key.practiceId, query: ['deliveries', key.webhookId] };
  const { attempts, next } = await deliveries.page(key.webhookId, limit, decodeCursor(cursor, owner, isPlace));
  return { attempts, nextCursor: next && encodeCursor(owner, next) };
}

function isPlace(parts: readonly unknown[]): parts is DeliveryPlace {
  const [round, taken, ...more] = parts;
  return (
    typeof round === 'string' && /^ROUND#[0-9#]{1,60}$/.test(round) && Number.isSafeInteger(taken) && more.length === 0
  );
}
