import { AppError } from '@frontdesk/core/app-error';
import { ERROR_CATALOGUE, type ErrorCode } from '@frontdesk/core/error-catalogue';
import { PROBLEM_CONTENT_TYPE, toProblem } from '@frontdesk/core/problem';
import { describeError } from '@frontdesk/core/redact';
import type { ApiMiddleware, ChainRequest } from '../chain.ts';
import { Unauthorized } from '../unauthorized.ts';

/** How long a caller should wait when the error does not say. */
const DEFAULT_RETRY_AFTER_SECONDS: Partial<Record<ErrorCode, number>> = {
  IDEMPOTENCY_IN_PROGRESS: 1,
  RATE_LIMITED: 1,
  UNAVAILABLE: 1,
};

/** Turns what was thrown into a problem document: the one place that knows the statuses.
 *  An AppError is answered as its code says; whatever else is UNEXPECTED, logged by name and place, never by message. */
export function errors(): ApiMiddleware {
  const answerProblem = (request: ChainRequest): void => {
    if (request.error instanceof Unauthorized) {
      request.internal.errorCode = 'UNAUTHORIZED';
      request.response = { ...UNAUTHORIZED_ANSWER };
      return;
    }
    const error = request.error instanceof AppError ? request.error : unexpected(request);
    logCause(request, error);
    const retryAfter = error.retryAfterSeconds ?? DEFAULT_RETRY_AFTER_SECONDS[error.code];
    request.internal.errorCode = error.code;
    request.response = {
      statusCode: ERROR_CATALOGUE[error.code].status,
      headers: {
        ...request.internal.refusalHeaders,
        'content-type': PROBLEM_CONTENT_TYPE,
        ...(retryAfter !== undefined && { 'retry-after': String(Math.max(0, Math.ceil(retryAfter))) }),
      },
      body: JSON.stringify(toProblem(error, request.internal.requestId)),
    };
  };

  return { name: 'errors', onError: answerProblem };
}

/** RFC 9110, section 15.5.2: a 401 names what it would accept. */
const UNAUTHORIZED_ANSWER = {
  statusCode: 401,
  headers: { 'content-type': 'application/json', 'www-authenticate': 'StandardWebhooks' },
  body: '{"message":"Unauthorized"}',
} as const;

function unexpected(request: ChainRequest): AppError {
  request.internal.logger.error('UNEXPECTED_ERROR', request.error);
  return new AppError('UNEXPECTED');
}

/** What stood behind a refusal is worth a line (a throttled table, a lost connection), by name only. */
function logCause(request: ChainRequest, error: AppError): void {
  if (error.cause === undefined) return;
  const { errorName, errorCode } = describeError(error.cause);
  request.internal.logger.warn('REQUEST_FAILED', {
    errorCode: error.code,
    causeName: errorName,
    ...(errorCode !== undefined && { causeCode: errorCode }),
  });
}
