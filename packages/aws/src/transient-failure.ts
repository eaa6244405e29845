/** Reasons in a cancelled transaction, and errors of the service, that say "not now" and decide nothing.
 *  Source: DynamoDB API reference, TransactWriteItems; DynamoDB developer guide, "Error handling"; SQS API
 *  reference, SendMessage; API Gateway API reference, CreateApiKey. */
const TRANSIENT_CODES: ReadonlySet<string> = new Set([
  'TransactionConflict',
  'TransactionConflictException',
  'TransactionInProgressException',
  'ThrottlingError',
  'ThrottlingException',
  'Throttling',
  'ProvisionedThroughputExceeded',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'InternalServerError',
  'InternalServerErrorException',
  'InternalFailure',
  'ServiceUnavailable',
  'ServiceUnavailableException',
  'SlowDown',
  'TooManyRequestsException',
  'KmsThrottled',
  'KMS.ThrottlingException',
]);

/** What Node and the SDK call a request that got no answer: whether it was executed is unknown. */
const UNANSWERED_CODES: ReadonlySet<string> = new Set([
  'TimeoutError',
  'AbortError',
  'RequestTimeout',
  'RequestTimeoutException',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

export function isTransientReason(code: string): boolean {
  return TRANSIENT_CODES.has(code);
}

/** Whether the same request may succeed if sent again: conflicts, throttling, faults of the service, silence on the line.
 *  A cancelled transaction is not judged here but by its reasons. */
export function isTransientError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (TRANSIENT_CODES.has(error.name) || UNANSWERED_CODES.has(error.name)) return true;
  const { code, $metadata } = error as { code?: unknown; $metadata?: { httpStatusCode?: number } };
  if (typeof code === 'string' && UNANSWERED_CODES.has(code)) return true;
  return ($metadata?.httpStatusCode ?? 0) >= 500;
}
