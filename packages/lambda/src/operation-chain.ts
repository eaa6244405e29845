import type { Answer } from '@frontdesk/core/answer';
import { type Clock, systemClock } from '@frontdesk/core/clock';
import type { RateLimiter } from '@frontdesk/core/rate-limit';
import middy from '@middy/core';
import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type { ApiOperation, ApiRequest } from './api-request.ts';
import { type ApiEvent, type ApiMiddleware, type ChainRequest, callerOf } from './chain.ts';
import { containerEnvironment, containerLogger } from './container.ts';
import { deadlineOf, LAST_WORD_MILLISECONDS, refuseForLackOfTime } from './deadline.ts';
import { lowerCased } from './headers.ts';
import type { ScopedLogger } from './logger.ts';
import { answerHeaders } from './middleware/answer-headers.ts';
import { body } from './middleware/body.ts';
import { cors } from './middleware/cors.ts';
import { errors } from './middleware/errors.ts';
import { rateLimit } from './middleware/rate-limit.ts';
import { requestLog } from './middleware/request-log.ts';
import { role } from './middleware/role.ts';
import { schema } from './middleware/schema.ts';
import { throughEdge } from './middleware/through-edge.ts';

/** What a handler takes from its surroundings; tests bring their own. */
export interface ApiHandlerOptions {
  logger?: ScopedLogger;
  clock?: Clock;
  allowedOrigins?: readonly string[];
  originSecrets?: readonly string[];
  /** Absent: the function's requests are not limited. */
  rateLimiter?: RateLimiter;
}

/** Where one door's chain differs from another's. */
interface Door {
  /** Policies that judge a request before anybody asks who calls. */
  policies?: readonly ApiMiddleware[];
  /** Who calls, and whether they may. */
  callers: readonly ApiMiddleware[];
  /** What an answer goes through on its way out, outermost first. */
  outbound: readonly ApiMiddleware[];
}

export type OperationChain = (event: ApiEvent, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

/** The chain of a function behind a door of the API, outermost first: request log and answer headers, which never refuse; errors;
 *  who did not come through CloudFront; the door's policies; caller; role; body; schema; the practice's limit; on the way back
 *  what the door lets out. 200 ms before the function's timeout the caller gets 503 UNAVAILABLE with Retry-After, where Lambda's
 *  own end would be a 500 without a code; a retry with the same idempotency key is safe. */
export function operationChain<Path, Query, Body>(
  operation: ApiOperation<Path, Query, Body>,
  handle: (request: ApiRequest<Path, Query, Body>) => Promise<Answer>,
  options: ApiHandlerOptions,
  door: Door,
): OperationChain {
  const clock = options.clock ?? systemClock;
  const chain = middy(async (checked: unknown) => handle(checked as ApiRequest<Path, Query, Body>), {
    timeoutEarlyInMillis: LAST_WORD_MILLISECONDS,
    timeoutEarlyResponse: refuseForLackOfTime,
  });
  const middlewares = [
    requestLog({ operationId: operation.operationId, logger: options.logger ?? containerLogger(), clock }),
    answerHeaders(),
    cors(options.allowedOrigins ?? containerEnvironment().ALLOWED_ORIGINS),
    errors(),
    ...throughEdge(options.originSecrets ?? containerEnvironment().ORIGIN_SECRETS),
    ...(door.policies ?? []),
    ...door.callers,
    ...(operation.role === undefined ? [] : [role(operation.role)]),
    ...(operation.body === undefined ? [] : [body(operation.body)]),
    schema(operation),
    ...(options.rateLimiter === undefined ? [] : [rateLimit(options.rateLimiter)]),
    checkedRequest(clock),
    ...door.outbound,
  ];
  return chain.use(middlewares) as OperationChain;
}

/** The last step inwards: puts the checked request in the event's place, which is all that middy passes to a handler. */
function checkedRequest(clock: Clock): ApiMiddleware {
  const replaceEvent = (request: ChainRequest): void => {
    const { event, context, internal } = request;
    const checked: ApiRequest<unknown, unknown, unknown> = {
      path: internal.path,
      query: internal.query,
      body: internal.body,
      sentBody: internal.sentBody,
      headers: lowerCased(event.headers),
      caller: callerOf(request),
      requestId: internal.requestId,
      logger: internal.logger,
      deadline: deadlineOf(context, clock),
    };
    request.event = checked as unknown as ApiEvent;
  };

  return { name: 'checkedRequest', before: replaceEvent };
}
