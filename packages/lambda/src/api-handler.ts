import type { Answer } from '@frontdesk/core/answer';
import type { RateLimiter } from '@frontdesk/core/rate-limit';
import type { ApiOperation, ApiRequest } from './api-request.ts';
import { caller } from './middleware/caller.ts';
import { staffFields } from './middleware/staff-fields.ts';
import { type ApiHandlerOptions, type OperationChain, operationChain } from './operation-chain.ts';

/** A Lambda function behind the HTTP API: `handle` sees a checked request or is not called, and answers or throws AppError. */
export function apiHandler<Path, Query, Body>(
  operation: ApiOperation<Path, Query, Body>,
  handle: (request: ApiRequest<Path, Query, Body>) => Promise<Answer>,
  options: ApiHandlerOptions = {},
): OperationChain {
  return operationChain(operation, handle, options, { callers: [caller()], outbound: [staffFields()] });
}

/** `apiHandler` whose requests all count against the limit of their caller's practice. */
export function limitedApiHandler(rateLimiter: RateLimiter): typeof apiHandler {
  return (operation, handle, options = {}) => apiHandler(operation, handle, { rateLimiter, ...options });
}
