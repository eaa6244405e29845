import type { CreateHoldRequest } from '@frontdesk/contracts/hold';
import { idempotencyScope } from '@frontdesk/core/idempotency';
import { idempotencyKeyFrom } from '@frontdesk/core/idempotency-key';
import type { ApiRequest } from '@frontdesk/lambda/api-request';
import type { CreateHold } from '../use-cases/create-hold.ts';

/** Reads a wish for a hold; the Idempotency-Key is optional. */
export function holdRequest(request: ApiRequest<unknown, unknown, CreateHoldRequest>): Omit<CreateHold, 'answer'> {
  const { caller, deadline, headers, sentBody, body } = request;
  const key = idempotencyKeyFrom(headers);
  const idempotency = key === undefined ? undefined : idempotencyScope(caller, 'createHold', key, { body: sentBody });
  return { caller, deadline, idempotency, asked: body };
}
