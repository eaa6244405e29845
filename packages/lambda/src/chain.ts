import type { AuthoriserContext } from '@frontdesk/core/authoriser-context';
import type { Plan } from '@frontdesk/core/plans';
import type { RateLimitVerdict } from '@frontdesk/core/rate-limit';
import type middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type { Headers } from './headers.ts';
import type { ScopedLogger } from './logger.ts';

/** An HTTP API's event (payload format 2.0) with what an authoriser adds: the claims of a verified token, or the context that a
 *  Lambda authoriser made of a key. */
export type ApiEvent = Omit<APIGatewayProxyEventV2, 'requestContext'> & {
  requestContext: APIGatewayProxyEventV2['requestContext'] & {
    authorizer?: {
      jwt?: { claims?: Readonly<Record<string, unknown>> };
      context?: Readonly<Record<string, unknown>>;
    };
  };
};

/** What the middlewares of one invocation hand on to each other. One object per invocation, so invocations that share a
 *  container share nothing. */
export type ChainState = {
  startedAt: number;
  requestId: string;
  logger: ScopedLogger;
  /** The code of the error that is being answered. */
  errorCode?: string;
  /** The caller has asked for the failure that is being answered. */
  simulated?: true;
  /** What a refusal says by header, beyond what its code does. */
  refusalHeaders?: Readonly<Record<string, string>>;
  /** Set by `caller`. */
  caller?: AuthoriserContext;
  /** How the request stands against its practice's limit; absent when it was not counted. Set by `rateLimit`. */
  rateLimit?: RateLimitVerdict | Promise<RateLimitVerdict | undefined>;
  /** What the gateway holds the caller's key to. Set by `plan`. */
  plan?: Plan;
  /** The headers of a request that only reads; set by `entityTags`. */
  reading?: Headers | undefined;
  /** What the sender has shown; set by `sender`. */
  sender?: unknown;
  /** The body's plain JSON; set by `body` or `sender`. */
  sentBody?: unknown;
  /** What the schemas made of the request; set by `schema`. */
  path?: unknown;
  query?: unknown;
  body?: unknown;
};

export type ApiMiddleware = middy.MiddlewareObj<
  ApiEvent,
  APIGatewayProxyStructuredResultV2,
  unknown,
  Context,
  ChainState
>;
export type ChainRequest = middy.Request<ApiEvent, APIGatewayProxyStructuredResultV2, unknown, Context, ChainState>;

/** The caller, in a middleware that stands behind `caller`. */
export function callerOf(request: ChainRequest): AuthoriserContext {
  const { caller } = request.internal;
  if (caller === undefined) throw new Error('This middleware belongs behind the caller middleware');
  return caller;
}
