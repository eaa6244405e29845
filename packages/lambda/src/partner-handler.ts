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
import { plan } from './middleware/plan.ts';
import { scope } from './middleware/scope.ts';
import { simulation } from './middleware/simulation.ts';
import { type VersionPolicy, version } from './middleware/version.ts';
import { type ApiHandlerOptions, operationChain } from './operation-chain.ts';
import { apiEventOf, type RestEvent } from './rest-event.ts';

export interface PartnerOperation<Path, Query, Body> extends Omit<ApiOperation<Path, Query, Body>, 'role'> {
  /** What the caller's key must allow. */
  scope: Scope;
  /** The stage keeps what is answered (`cacheSeconds` of the route), whatever its status, and gives it to all callers of the
   *  practice. So there is nothing but a whole answer: never 304, and in the place of a refusal the invocation fails, of which
   *  API Gateway makes an answer of its own and keeps nothing. */
  cached?: true;
  /** What a success may hold; absent: it has no body. */
  answer?: z.core.$ZodType;
}

export interface PartnerHandlerOptions extends ApiHandlerOptions {
  /** Absent: the version is the current one. */
  version?: VersionPolicy;
}

export type PartnerHandler = (event: RestEvent, context: Context) => Promise<APIGatewayProxyResult>;

/** A Lambda function behind the REST API, called with an API key: `apiHandler`'s chain, with the caller that the Lambda
 *  authoriser made of the key, the plan's and the version's policy, and an allow-list on the way out. */
export function partnerHandler<Path, Query, Body>(
  operation: PartnerOperation<Path, Query, Body>,
  handle: (request: ApiRequest<Path, Query, Body>) => Promise<Answer>,
  options: PartnerHandlerOptions = {},
): PartnerHandler {
  const clock = options.clock ?? systemClock;
  const chain = operationChain(operation, handle, options, {
    policies: [
      // What the stage keeps, it gives to every subscription of the practice, whatever its plan.
      ...(operation.cached ? [] : [plan()]),
      ...(options.version === undefined ? [] : [version(options.version, clock)]),
      entityTags({ conditional: operation.cached !== true }),
    ],
    callers: [
      caller(({ event }) => contextFromKeyAuthoriser(event.requestContext.authorizer?.context ?? {})),
      scope(operation.scope),
      // The stage would keep a failure, and give what it kept in the place of one.
      ...(operation.cached ? [] : [simulation()]),
    ],
    outbound: [answerSchema(operation.answer)],
  });
  return async (event, context) => {
    const answered = (await chain(apiEventOf(event), context)) as APIGatewayProxyResult;
    if (operation.cached && answered.statusCode !== 200) throw new UnkeptAnswer(answered.statusCode);
    return answered;
  };
}

/** What a function fails with whose answer the stage must not keep. The log has told why, under the request's id. */
class UnkeptAnswer extends Error {
  override readonly name = 'UnkeptAnswer';

  constructor(statusCode: number) {
    super(`The stage would keep this answer: ${statusCode}.`);
  }
}
