import type { CreateVerificationRequest } from '@frontdesk/contracts/insurance-verification';
import { idempotencyScope } from '@frontdesk/core/idempotency';
import { requireIdempotencyKey } from '@frontdesk/core/idempotency-key';
import type { ApiRequest } from '@frontdesk/lambda/api-request';
import type { RequestVerification } from '../use-cases/request-verification.ts';

/** Reads a request for a verification. Throws IDEMPOTENCY_KEY_REQUIRED. */
export function verificationRequest(
  request: ApiRequest<unknown, unknown, CreateVerificationRequest>,
): Omit<RequestVerification, 'answer'> {
  const { caller, requestId, deadline, logger, headers, sentBody, body } = request;
  const key = requireIdempotencyKey(headers);
  const idempotency = idempotencyScope(caller, 'createVerification', key, { body: sentBody });
  return { caller, requestId, deadline, logger, idempotency, asked: body };
}
