import { idempotencyScope } from '@frontdesk/core/idempotency';
import { idempotencyKeyFrom } from '@frontdesk/core/idempotency-key';
import type { ApiRequest } from '@frontdesk/lambda/api-request';
import type { AskedChange } from '@frontdesk/webhooks/operations/webhook-caller';

/** A change of webhooks as a request asks for it, with the scope of its Idempotency-Key if it has one. */
export function webhookChange(
  { caller, headers, sentBody, path, deadline }: ApiRequest<unknown, unknown, unknown>,
  operationId: string,
): AskedChange {
  const key = idempotencyKeyFrom(headers);
  const scope = key === undefined ? undefined : idempotencyScope(caller, operationId, key, { path, body: sentBody });
  return { idempotency: scope, deadline };
}
