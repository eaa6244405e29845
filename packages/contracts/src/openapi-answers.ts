import { ERROR_CATALOGUE, type ErrorCode } from '@frontdesk/core/error-catalogue';
import { PROBLEM_CONTENT_TYPE, problemType } from '@frontdesk/core/problem';
import type { JsonObject } from './openapi-schemas.ts';
import type { PartnerRoute } from './partner-route.ts';
import type { Route } from './route.ts';

/** Codes that any route may answer. */
const COMMON_CODES: readonly ErrorCode[] = ['INPUT_INVALID', 'FORBIDDEN', 'NOT_FOUND', 'UNEXPECTED', 'UNAVAILABLE'];
/** Codes of routes that take a body. */
const BODY_CODES: readonly ErrorCode[] = ['CONTENT_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'];
/** Codes whose answer says when to come back. */
const RETRYABLE_CODES: ReadonlySet<ErrorCode> = new Set([
  'IDEMPOTENCY_IN_PROGRESS',
  'RATE_LIMITED',
  'QUOTA_EXCEEDED',
  'UNAVAILABLE',
]);

/** What the HTTP API answers before or instead of a function, as `{message}`; it cannot be given another form. */
const GATEWAY_MESSAGES: Readonly<Record<number, { message: string; when: string }>> = {
  401: { message: 'Unauthorized', when: 'the access token is missing, forged, expired or of another audience' },
  403: { message: 'Forbidden', when: 'the access token carries none of the scopes' },
  413: { message: 'Request Entity Too Large', when: 'the body is over 10 MB' },
  429: { message: 'Too Many Requests', when: 'the API is throttled' },
  500: { message: 'Internal Server Error', when: 'the function did not answer' },
  503: { message: 'Service Unavailable', when: 'the function is throttled or took too long' },
};

/** Every code that a route's function may answer. */
export function codesOf(route: Pick<Route, 'body' | 'errors'>): ErrorCode[] {
  return [...COMMON_CODES, ...(route.body === undefined ? [] : BODY_CODES), ...(route.errors ?? [])];
}

/** Every code that a route of the Partner API may answer, be it the gateway or the function. */
export function partnerCodesOf(route: PartnerRoute): ErrorCode[] {
  const codes: readonly ErrorCode[] = [
    ...codesOf(route),
    'UNAUTHENTICATED',
    'RATE_LIMITED',
    ...(route.quotaCost > 0 ? (['QUOTA_EXCEEDED'] as const) : []),
    ...(route.version === 'v1' ? (['VERSION_RETIRED'] as const) : []),
  ];
  return [...new Set(codes)];
}

/** The refusals and failures of a route by status: problem documents of the function, messages of the gateway. */
export function errorResponses(route: Pick<Route, 'body' | 'errors'>): JsonObject {
  const messages = Object.keys(GATEWAY_MESSAGES)
    .map(Number)
    .filter((status) => status !== 413 || route.body !== undefined);
  return responsesByStatus(codesOf(route), messages, errorResponse);
}

/** The refusals and failures of a route of the Partner API by status: problem documents, whoever answers. */
export function partnerErrorResponses(route: PartnerRoute): JsonObject {
  return {
    ...responsesByStatus(partnerCodesOf(route), [], (_status, codes) => problemResponse(codes)),
    504: problemResponse(['UNAVAILABLE']),
  };
}

function responsesByStatus(
  codes: readonly ErrorCode[],
  statuses: readonly number[],
  responseOf: (status: number, codes: readonly ErrorCode[]) => JsonObject,
): JsonObject {
  const byStatus = new Map<number, ErrorCode[]>(statuses.map((status) => [status, []]));
  for (const code of codes) {
    const { status } = ERROR_CATALOGUE[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const sorted = [...byStatus].sort(([a], [b]) => a - b);
  return Object.fromEntries(sorted.map(([status, own]) => [String(status), responseOf(status, own)]));
}

/** What the HTTP API and its functions answer with a status. */
export function errorResponse(status: number, codes: readonly ErrorCode[]): JsonObject {
  const gateway = GATEWAY_MESSAGES[status];
  if (gateway === undefined) return problemResponse(codes);
  const { content, ...problem } = problemResponse(codes);
  return {
    ...problem,
    description: [...sentences(codes), `From the gateway, as \`{message}\`, when ${gateway.when}.`].join('\n\n'),
    content: {
      ...(content as JsonObject),
      'application/json': {
        schema: { $ref: '#/components/schemas/GatewayMessage' },
        example: { message: gateway.message },
      },
    },
  };
}

function problemResponse(codes: readonly ErrorCode[]): JsonObject {
  return {
    description: sentences(codes).join('\n\n'),
    ...(codes.some((code) => RETRYABLE_CODES.has(code)) && {
      headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } },
    }),
    content: {
      ...(codes.length > 0 && {
        [PROBLEM_CONTENT_TYPE]: {
          schema: { $ref: '#/components/schemas/Problem' },
          examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
        },
      }),
    },
  };
}

function sentences(codes: readonly ErrorCode[]): string[] {
  return codes.map((code) => `\`${code}\`: ${ERROR_CATALOGUE[code].title}`);
}

/** The document's `components.examples`: each code as its problem document. */
export function problemExamples(): JsonObject {
  return Object.fromEntries(
    Object.entries(ERROR_CATALOGUE).map(([code, { status, title }]) => [
      code,
      {
        summary: title,
        value: {
          type: problemType(code as ErrorCode),
          title,
          status,
          instance: 'request-1',
          code,
          ...(code === 'INPUT_INVALID' && { errors: [{ pointer: '/patient/birthDate', message: 'is required' }] }),
        },
      },
    ]),
  );
}
