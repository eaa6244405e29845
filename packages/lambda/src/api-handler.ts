import type { Answer } from '@frontdesk/core/answer';
import type { AuthoriserContext } from '@frontdesk/core/authoriser-context';
import { type Clock, systemClock } from '@frontdesk/core/clock';
import type { Logger } from '@frontdesk/core/logger';
import type { RateLimiter } from '@frontdesk/core/rate-limit';
import type { Role } from '@frontdesk/core/roles';
import middy from '@middy/core';
import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type * as z from 'zod/mini';
import { type ApiEvent, type ApiMiddleware, type ChainRequest, callerOf } from './chain.ts';
import { containerEnvironment, containerLogger } from './container.ts';
import { deadlineOf, LAST_WORD_MILLISECONDS, refuseForLackOfTime } from './deadline.ts';
import { type Headers, lowerCased } from './headers.ts';
import type { ScopedLogger } from './logger.ts';
import { answerHeaders } from './middleware/answer-headers.ts';
import { body } from './middleware/body.ts';
import { caller } from './middleware/caller.ts';
import { cors } from './middleware/cors.ts';
import { errors } from './middleware/errors.ts';
import { rateLimit } from './middleware/rate-limit.ts';
import { requestLog } from './middleware/request-log.ts';
import { role } from './middleware/role.ts';
import { schema } from './middleware/schema.ts';
import { staffFields } from './middleware/staff-fields.ts';
import { throughEdge } from './middleware/through-edge.ts';

/** A request as its function sees it: checked, and with nothing of the gateway's event. */
export interface ApiRequest<Path, Query, Body> {
  path: Path;
  query: Query;
  /** Parsed by the schema; a patient's fields are Phi. */
  body: Body;
  /** The body's plain JSON, for the idempotency digest only. */
  sentBody: unknown;
  /** Names in lower case. */
  headers: Headers;
  caller: AuthoriserContext;
  requestId: string;
  logger: Logger;
  /** Epoch milliseconds by which an answer must have left. */
  deadline: number;
}

export interface ApiOperation<Path, Query, Body> {
  operationId: string;
  /** The least role that may call; absent: any. */
  role?: Role;
  pathParameters?: z.core.$ZodType<Path>;
  query?: z.core.$ZodType<Query>;
  body?: z.core.$ZodType<Body>;
}

/** What a handler takes from its surroundings; tests bring their own. */
export interface ApiHandlerOptions {
  logger?: ScopedLogger;
  clock?: Clock;
  allowedOrigins?: readonly string[];
  originSecrets?: readonly string[];
  /** Absent: the function's requests are not limited. */
  rateLimiter?: RateLimiter;
}

export type ApiHandler = (event: ApiEvent, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

/** A Lambda function behind the HTTP API: `handle` sees a checked request or is not called, and answers or throws AppError.
 *  The chain, outermost first: request log and answer headers, which never refuse; errors; who did not come through CloudFront; caller; role; body; schema;
 *  the practice's limit; on the way back staff-only fields. 200 ms before the function's timeout the caller gets 503 UNAVAILABLE with
 *  Retry-After, where Lambda's own end would be a 500 without a code; a retry with the same idempotency key is safe. */
export function apiHandler<Path, Query, Body>(
  operation: ApiOperation<Path, Query, Body>,
  handle: (request: ApiRequest<Path, Query, Body>) => Promise<Answer>,
  options: ApiHandlerOptions = {},
): ApiHandler {
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
    caller(),
    ...(operation.role === undefined ? [] : [role(operation.role)]),
    ...(operation.body === undefined ? [] : [body(operation.body)]),
    schema(operation),
    ...(options.rateLimiter === undefined ? [] : [rateLimit(options.rateLimiter)]),
    checkedRequest(clock),
    staffFields(),
  ];
  return chain.use(middlewares) as ApiHandler;
}

/** `apiHandler` whose requests all count against the limit of their caller's practice. */
export function limitedApiHandler(rateLimiter: RateLimiter): typeof apiHandler {
  return (operation, handle, options = {}) => apiHandler(operation, handle, { rateLimiter, ...options });
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
