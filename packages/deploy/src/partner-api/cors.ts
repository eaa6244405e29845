import { resourceId } from './resource-tree.ts';
import { REST_API, type Resources, stageParam } from './template-part.ts';

/** The only origin whose pages may call the Partner API: the vendors' portal. `*` in dev. */
const ALLOWED_ORIGIN = `'${stageParam('partnerOrigin')}'`;
const ALLOWED_HEADERS = [
  'content-type',
  'frontdesk-simulate',
  'idempotency-key',
  'if-match',
  'if-none-match',
  'x-api-key',
  'x-idempotency-key',
];
const EXPOSED_HEADERS = [
  'Deprecation',
  'ETag',
  'Link',
  'Location',
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
  'Sunset',
];
const REMEMBERED_SECONDS = 600;

/** CORS headers of an answer that the gateway gives itself; functions give theirs. */
export const CORS_OF_ANSWERS: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': ALLOWED_ORIGIN,
  'Access-Control-Expose-Headers': `'${EXPOSED_HEADERS.join(', ')}'`,
};

/** The preflight of a path, answered without a key and without a function. */
export function preflight(path: string, methods: readonly string[]): Resources {
  const headers = {
    'Access-Control-Allow-Origin': ALLOWED_ORIGIN,
    'Access-Control-Allow-Methods': `'${methods.join(', ')}'`,
    'Access-Control-Allow-Headers': `'${ALLOWED_HEADERS.join(', ')}'`,
    'Access-Control-Max-Age': `'${REMEMBERED_SECONDS}'`,
  };
  return mockMethod(path, 'OPTIONS', { status: 204, headers });
}

interface MockAnswer {
  status: number;
  /** Mapping expressions: constants are in single quotes. */
  headers: Readonly<Record<string, string>>;
  /** JSON; absent: no body. */
  body?: object;
}

/** A method that the gateway answers itself, without a key and without a function. */
export function mockMethod(path: string, method: string, { status, headers, body }: MockAnswer): Resources {
  const StatusCode = String(status);
  const named = Object.entries(headers).map(([name, value]) => [`method.response.header.${name}`, value]);
  return {
    [`${resourceId(path)}${method}`]: {
      Type: 'AWS::ApiGateway::Method',
      Properties: {
        ...REST_API,
        ResourceId: { Ref: resourceId(path) },
        HttpMethod: method,
        AuthorizationType: 'NONE',
        ApiKeyRequired: false,
        Integration: {
          Type: 'MOCK',
          // A request of any other type is answered 415.
          PassthroughBehavior: 'NEVER',
          RequestTemplates: { 'application/json': JSON.stringify({ statusCode: status }) },
          IntegrationResponses: [
            {
              StatusCode,
              ResponseParameters: Object.fromEntries(named),
              ...(body !== undefined && { ResponseTemplates: { 'application/json': JSON.stringify(body) } }),
            },
          ],
        },
        MethodResponses: [{ StatusCode, ResponseParameters: Object.fromEntries(named.map(([name]) => [name, false])) }],
      },
    },
  };
}
