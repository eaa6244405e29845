/** Every error that Frontdesk answers, by its stable code: its own code's, and what the REST API says in its place. What the HTTP API
 *  answers itself is not here.
 *  Titles are fixed sentences: no input, no name of a table, no stack. Source: RFC 9457, RFC 9110, RFC 6585. */
export const ERROR_CATALOGUE = {
  INPUT_INVALID: { status: 400, title: 'The request is not valid.' },
  IDEMPOTENCY_KEY_REQUIRED: { status: 400, title: 'This operation needs an Idempotency-Key header.' },
  UNAUTHENTICATED: { status: 401, title: 'The API key is missing or not valid.' },
  FORBIDDEN: { status: 403, title: 'Your role or key does not allow this operation.' },
  NOT_FOUND: { status: 404, title: 'The resource does not exist in your practice.' },
  SLOT_TAKEN: { status: 409, title: 'This time is already booked or held.' },
  STATUS_CONFLICT: { status: 409, title: 'The current status does not allow this change.' },
  IDEMPOTENCY_IN_PROGRESS: { status: 409, title: 'A request with this Idempotency-Key is still being processed.' },
  VERSION_RETIRED: { status: 410, title: 'This version of the API has been retired.' },
  STALE_VERSION: { status: 412, title: 'The resource has changed since you read it.' },
  CONTENT_TOO_LARGE: { status: 413, title: 'The request body is too large.' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, title: 'The request body must be application/json in UTF-8.' },
  SLOT_UNAVAILABLE: { status: 422, title: 'This time cannot be booked.' },
  IDEMPOTENCY_KEY_REUSED: { status: 422, title: 'This Idempotency-Key was used with a different request.' },
  PRECONDITION_REQUIRED: { status: 428, title: 'This operation needs an If-Match header.' },
  RATE_LIMITED: { status: 429, title: 'Too many requests.' },
  QUOTA_EXCEEDED: { status: 429, title: 'The quota of this key is exhausted.' },
  UNEXPECTED: { status: 500, title: 'An unexpected error occurred.' },
  UNAVAILABLE: { status: 503, title: 'The service is temporarily unavailable.' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ErrorCode = keyof typeof ERROR_CATALOGUE;
