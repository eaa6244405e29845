import type { Context } from 'aws-lambda';
import type { ApiEvent } from './chain.ts';
import { createLogger, type ScopedLogger } from './logger.ts';
import type { RestEvent } from './rest-event.ts';

/** The claims of an agent of practice `p001`, as the JWT authoriser passes them on. */
export const AGENT_CLAIMS = {
  sub: 'user-1',
  practice_id: 'p001',
  role: 'agent',
  scope: 'appointments:read appointments:write',
  token_use: 'access',
} as const;

export interface EventParts {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  rawQueryString?: string;
  pathParameters?: Record<string, string>;
  body?: unknown;
  /** The body as it stands in the event, when it is not to be made from `body`. */
  rawBody?: string;
  isBase64Encoded?: boolean;
  claims?: Readonly<Record<string, unknown>> | undefined;
  requestId?: string;
}

/** An event of payload format 2.0 as the HTTP API makes it. */
export function apiEvent(parts: EventParts = {}): ApiEvent {
  const { method = 'GET', path = '/things', rawQueryString = '', requestId = 'request-1' } = parts;
  const claims = 'claims' in parts ? parts.claims : AGENT_CLAIMS;
  const body = parts.rawBody ?? (parts.body === undefined ? undefined : JSON.stringify(parts.body));
  const query: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(rawQueryString)) {
    query[name] = name in query ? `${query[name]},${value}` : value;
  }
  return {
    version: '2.0',
    routeKey: `${method} ${path}`,
    rawPath: path,
    rawQueryString,
    headers: {
      host: 'api.example.test',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...parts.headers,
    },
    ...(rawQueryString !== '' && { queryStringParameters: query }),
    ...(parts.pathParameters !== undefined && { pathParameters: parts.pathParameters }),
    ...(body !== undefined && { body }),
    isBase64Encoded: parts.isBase64Encoded ?? false,
    requestContext: {
      accountId: '000000000000',
      apiId: 'api',
      domainName: 'api.example.test',
      domainPrefix: 'api',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId,
      routeKey: `${method} ${path}`,
      stage: '$default',
      time: '22/Nov/2026:12:00:00 +0000',
      timeEpoch: 1_795_348_800_000,
      ...(claims !== undefined && { authorizer: { jwt: { claims } } }),
    },
  };
}

/** A function's context with `remainingMilliseconds` left. */
export function lambdaContext(remainingMilliseconds = 10_000): Context {
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: 'test',
    functionVersion: '$LATEST',
    invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:test',
    memoryLimitInMB: '512',
    awsRequestId: 'invocation-1',
    logGroupName: '/aws/lambda/test',
    logStreamName: 'stream',
    getRemainingTimeInMillis: () => remainingMilliseconds,
    done() {},
    fail() {},
    succeed() {},
  };
}

/** A real logger, and the lines that it wrote: as objects, and as text for what must not be in it. */
export function recordedLog(): { logger: ScopedLogger; lines: () => Record<string, unknown>[]; text: () => string } {
  const written: string[] = [];
  return {
    logger: createLogger('test', { level: 'DEBUG', write: (line) => written.push(line) }),
    lines: () => written.map((line) => JSON.parse(line)),
    text: () => written.join('\n'),
  };
}

/** The context that the authoriser of the partner channel makes of a key of practice `p001`. */
export const KEY_CONTEXT = {
  principalId: 'key-1',
  practiceId: 'p001',
  role: 'partner',
  subject: 'key-1',
  scopes: 'appointments:read appointments:write slots:read',
  channel: 'partner',
} as const;

export interface RestEventParts {
  method?: string;
  path?: string;
  /** As they were sent: names in any case, a name perhaps twice. */
  headers?: readonly (readonly [name: string, value: string])[];
  query?: string;
  /** Encoded, as API Gateway leaves them. */
  pathParameters?: Record<string, string>;
  body?: unknown;
  authorizer?: Readonly<Record<string, unknown>> | null;
}

/** An event of payload format 1.0 as the REST API makes it. */
export function restEvent(parts: RestEventParts = {}): RestEvent {
  const { method = 'GET', path = '/v2/things', headers = [], pathParameters = null, authorizer = KEY_CONTEXT } = parts;
  const sent = parts.body === undefined ? headers : [...headers, ['Content-Type', 'application/json'] as const];
  const multiValueHeaders = lists(sent);
  const query = lists([...new URLSearchParams(parts.query)]);
  const asked = Object.keys(query).length > 0;
  return {
    resource: path,
    path,
    httpMethod: method,
    headers: lastOf(multiValueHeaders),
    multiValueHeaders,
    queryStringParameters: asked ? lastOf(query) : null,
    multiValueQueryStringParameters: asked ? query : null,
    pathParameters,
    stageVariables: null,
    body: parts.body === undefined ? null : JSON.stringify(parts.body),
    isBase64Encoded: false,
    requestContext: {
      accountId: '000000000000',
      apiId: 'rest',
      ...(authorizer !== null && { authorizer }),
      domainName: 'partner.example.test',
      domainPrefix: 'partner',
      httpMethod: method,
      identity: { sourceIp: '192.0.2.1', userAgent: 'test' } as RestEvent['requestContext']['identity'],
      path: `/dev${path}`,
      protocol: 'HTTP/1.1',
      requestId: 'request-1',
      requestTimeEpoch: 1_795_348_800_000,
      resourceId: 'resource',
      resourcePath: path,
      stage: 'dev',
    },
  };
}

function lists(pairs: readonly (readonly [string, string])[]): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const [name, value] of pairs) values[name] = [...(values[name] ?? []), value];
  return values;
}

function lastOf(values: Record<string, string[]>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, all]) => [name, all.at(-1) ?? '']));
}
