import type { Answer } from '@frontdesk/core/answer';
import { contextFromVendorClaims, type VendorContext } from '@frontdesk/core/authoriser-context';
import type { RateLimiter } from '@frontdesk/core/rate-limit';
import type * as z from 'zod/mini';
import type { ApiOperation, ApiRequest } from './api-request.ts';
import { answerSchema } from './middleware/answer-schema.ts';
import { caller } from './middleware/caller.ts';
import { type ApiHandlerOptions, type OperationChain, operationChain } from './operation-chain.ts';

interface PortalOperation<Path, Query, Body> extends Omit<ApiOperation<Path, Query, Body>, 'role'> {
  /** What a success may hold; absent: it has no body. */
  answer?: z.core.$ZodType;
}

export interface PortalRequest<Path, Query, Body> extends ApiRequest<Path, Query, Body> {
  caller: VendorContext;
}

/** A Lambda function behind a route of the vendors' portal: `apiHandler`'s chain, with the vendor that the gateway verified, its
 *  requests counted by the vendor, and an allow-list on the way out. */
export function portalHandler(rateLimiter: RateLimiter) {
  return <Path, Query, Body>(
    operation: PortalOperation<Path, Query, Body>,
    handle: (request: PortalRequest<Path, Query, Body>) => Promise<Answer>,
    options: ApiHandlerOptions = {},
  ): OperationChain =>
    operationChain<Path, Query, Body>(
      operation,
      // The caller is what the first of `callers` has made.
      (request) => handle(request as PortalRequest<Path, Query, Body>),
      { rateLimiter, ...options },
      {
        callers: [caller(({ event }) => contextFromVendorClaims(event.requestContext?.authorizer?.jwt?.claims ?? {}))],
        outbound: [answerSchema(operation.answer)],
      },
    );
}
