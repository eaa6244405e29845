import { type IdempotencyScope, idempotencyScope } from '@frontdesk/core/idempotency';
import { idempotencyKeyFrom } from '@frontdesk/core/idempotency-key';
import type { ApiRequest } from '@frontdesk/lambda/api-request';
import type { WebhookKey } from '@frontdesk/webhooks/domain/webhook';

/** Which webhook a path names: one of the caller's own subscription, since that is in its key. */
export function webhookKeyOf({ caller, path }: ApiRequest<{ id: string }, unknown, unknown>): WebhookKey {
  return { practiceId: caller.practiceId, subscriptionId: caller.subject, webhookId: path.id };
}

/** The scope of the request's Idempotency-Key; undefined without one. */
export function webhookIdempotency(
  { caller, headers, sentBody, path }: ApiRequest<unknown, unknown, unknown>,
  operationId: string,
): IdempotencyScope | undefined {
  const key = idempotencyKeyFrom(headers);
  return key === undefined ? undefined : idempotencyScope(caller, operationId, key, { path, body: sentBody });
}
