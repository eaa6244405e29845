import type { Answer } from '@frontdesk/core/answer';
import { contextFromKeyAuthoriser } from '@frontdesk/core/authoriser-context';
import { systemClock } from '@frontdesk/core/clock';
import type { Scope } from '@frontdesk/core/roles';
import type { APIGatewayProxyResult, Context } from 'aws-lambda';
import type * as z from 'zod/mini';
import type { ApiOperation, ApiRequest } from './api-request.ts';
import { answerSchema } from './middleware/answer-schema.ts';
import { caller } from './middleware/caller.ts';
import { entityTags } from './middleware/entity-tags.ts';
import { scope } from './middleware/scope.ts';
import { type VersionPolicy, version } from './middleware/version.ts';
import { type ApiHandlerOptions, operationChain } from './operation-chain.ts';
import { apiEventOf, type RestEvent } from './rest-event.ts';

export interface PartnerOperation<Path, Query, Body> extends Omit<ApiOperation<Path, Query, Body>, 'role'> {
  /** What the caller's key must allow. */
  scope: Scope;
  /** What a success may hold; absent: it has no body. */
  answer?: z.core.$ZodType;
}

export interface PartnerHandlerOptions extends ApiHandlerOptions {
  /** Absent: the version is the current one. */
  version?: VersionPolicy;
}

export type PartnerHandler = (event: RestEvent, context: Context) => Promise<APIGatewayProxyResult>;

/** A Lambda function behind the REST API, called with an API key: `apiHandler`'s chain, with the caller that the Lambda
 *  authoriser made of the key, the version's policy, and an allow-list on the way out. */
export function partnerHandler<Path, Query, Body>(
  operation: PartnerOperation<Path, Query, Body>,
  handle: (request: ApiRequest<Path, Query, Body>) => Promise<Answer>,
  options: PartnerHandlerOptions = {},
): PartnerHandler {
  const clock = options.clock ?? systemClock;
  const chain = operationChain(operation, handle, options, {
    policies: [...(options.version === undefined ? [] : [version(options.version, clock)]), entityTags()],
    callers: [
      caller(({ event }) => contextFromKeyAuthoriser(event.requestContext.authorizer?.context ?? {})),
      scope(operation.scope),
    ],
    outbound: [answerSchema(operation.answer)],
  });
  return async (event, context) => (await chain(apiEventOf(event), context)) as APIGatewayProxyResult;
}
