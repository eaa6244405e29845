import type { Clock } from '@frontdesk/core/clock';
import type { LogFields } from '@frontdesk/core/logger';
import type { ApiMiddleware, ChainRequest } from '../chain.ts';
import { containerMetrics } from '../embedded-metrics.ts';
import { headerOf } from '../headers.ts';
import type { ScopedLogger } from '../logger.ts';

export interface RequestLogOptions {
  operationId: string;
  logger: ScopedLogger;
  clock: Clock;
}

/** CloudFront's id of the request, which its own log has beside the caller's address. */
const EDGE_REQUEST_ID = 'x-amz-cf-id';
/** As CloudFront writes it. Past CloudFront anybody may send anything under this name. */
const WRITTEN_BY_CLOUDFRONT = /^[\w-]{20,80}={0,2}$/;

/** Starts a request's context: its id, its start and its own logger. Ends it with one line, REQUEST_DONE,
 *  and one of metrics when something was counted.
 *  Stands outside everything, because errors are logged with its logger and the line tells the status they led to. */
export function requestLog({ operationId, logger, clock }: RequestLogOptions): ApiMiddleware {
  const startRequest = (request: ChainRequest): void => {
    const requestId = request.event.requestContext?.requestId ?? request.context.awsRequestId ?? 'unknown';
    request.internal.startedAt = clock.now();
    request.internal.requestId = requestId;
    const edgeRequestId = headerOf(request.event, EDGE_REQUEST_ID) ?? '';
    const isFromEdge = WRITTEN_BY_CLOUDFRONT.test(edgeRequestId);
    request.internal.logger = logger.with({ requestId, operationId, ...(isFromEdge && { edgeRequestId }) });
  };

  const logRequestDone = (request: ChainRequest): void => {
    const { logger: requestLogger, startedAt, errorCode } = request.internal;
    const fields: LogFields = {
      status: request.response?.statusCode,
      durationMs: clock.now() - startedAt,
      ...(errorCode !== undefined && { errorCode }),
    };
    requestLogger.info('REQUEST_DONE', fields);
    // 503 too: to whom nothing is answered, it does not matter that we know why.
    const isFailure = (request.response?.statusCode ?? 500) >= 500;
    if (isFailure && request.internal.simulated !== true) containerMetrics.record('ServerErrors');
    containerMetrics.flush();
  };

  return { name: 'requestLog', before: startRequest, after: logRequestDone, onError: logRequestDone };
}
