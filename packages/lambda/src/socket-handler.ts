import { AppError } from '@frontdesk/core/app-error';
import { type Clock, systemClock } from '@frontdesk/core/clock';
import { IDENTIFIER_FORM } from '@frontdesk/core/identifier-form';
import type { Logger } from '@frontdesk/core/logger';
import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { containerLogger } from './container.ts';
import { deadlineOf } from './deadline.ts';
import { containerMetrics } from './embedded-metrics.ts';
import type { ScopedLogger } from './logger.ts';
import { contentOf } from './message-content.ts';

/** A WebSocket API's event, as far as functions read it. `authorizer` is what the authoriser of `$connect` gave, kept by the
 *  gateway for the connection's life. */
export interface SocketEvent {
  readonly requestContext: {
    readonly connectionId: string;
    readonly requestId: string;
    readonly authorizer?: Readonly<Record<string, unknown>> | null;
  };
  readonly body?: string | null;
}

/** A message as its function sees it. */
export interface SocketMessage<Content> {
  practiceId: string;
  connectionId: string;
  subject: string;
  scopes: readonly string[];
  /** Parsed by the schema; undefined without one. */
  content: Content;
  logger: Logger;
  /** Epoch milliseconds by which the invocation must have ended. */
  deadline: number;
}

export interface SocketOperation<Content> {
  operationId: string;
  message?: z.core.$ZodType<Content>;
}

export interface SocketHandlerOptions {
  logger?: ScopedLogger;
  clock?: Clock;
}

export interface SocketReply {
  statusCode: number;
  /** Reaches the client when the route has a response. */
  body?: string;
}

export type SocketHandler = (event: SocketEvent, context: Context) => Promise<SocketReply>;

const visitor = z.object({
  practiceId: z.string().check(z.regex(IDENTIFIER_FORM)),
  subject: z.string(),
  scopes: z.string(),
});

/** A Lambda function behind a route of the WebSocket API. What `handle` resolves with is sent to the client; what is no valid
 *  message is answered INPUT_INVALID, what `handle` throws UNAVAILABLE, in the form `{type: "error", code}`. Never the
 *  message itself in a line of the log. For `$connect` and `$disconnect` only the status counts.
 *  https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-response.html */
export function socketHandler<Content = undefined>(
  operation: SocketOperation<Content>,
  handle: (message: SocketMessage<Content>) => Promise<object | undefined>,
  options: SocketHandlerOptions = {},
): SocketHandler {
  const clock = options.clock ?? systemClock;
  return async ({ requestContext, body }, context) => {
    const startedAt = clock.now();
    const { connectionId, requestId, authorizer } = requestContext;
    const { operationId } = operation;
    const scope = { requestId, operationId, connectionId };
    const logger = (options.logger ?? containerLogger()).with(scope);
    try {
      const { practiceId, subject, scopes } = z.parse(visitor, authorizer);
      const content = operation.message === undefined ? undefined : contentOf(body ?? '', operation.message);
      const reply =
        operation.message !== undefined && content === undefined
          ? errorReply('INPUT_INVALID')
          : await handle({
              practiceId,
              connectionId,
              subject,
              scopes: scopes.split(' '),
              content: content as Content,
              logger: logger.with({ practiceId }),
              deadline: deadlineOf(context, clock),
            });
      logger.info('MESSAGE_DONE', { practiceId, subject, durationMs: clock.now() - startedAt });
      return replyOf(reply);
    } catch (error) {
      logger.error('MESSAGE_FAILED', error instanceof AppError ? (error.cause ?? error) : error);
      containerMetrics.record('ServerErrors');
      // A message is answered; a connection is refused.
      return operation.message === undefined ? { statusCode: 503 } : replyOf(errorReply('UNAVAILABLE'));
    } finally {
      containerMetrics.flush();
    }
  };
}

function replyOf(reply: object | undefined): SocketReply {
  return { statusCode: 200, ...(reply !== undefined && { body: JSON.stringify(reply) }) };
}

function errorReply(code: 'INPUT_INVALID' | 'UNAVAILABLE'): object {
  return { type: 'error', code };
}
