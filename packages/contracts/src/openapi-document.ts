import { IDEMPOTENCY_KEY_PATTERN } from '@frontdesk/core/idempotency-key';
import { problemExamples } from './openapi-answers.ts';
import { operationOf, tagOf } from './openapi-operation.ts';
import { componentSchemas, type JsonObject } from './openapi-schemas.ts';
import { WEBHOOK_SECURITY, webhookOperation } from './openapi-webhook.ts';
import { ROUTES } from './routes.ts';

const TAGS: Readonly<Record<string, string>> = {
  appointments: 'From the booking to the visit.',
  holds: 'A free time kept for five minutes.',
  practices: 'What a booking page needs to know of a practice.',
  slots: 'Free times.',
  schedules: 'Opening hours of providers.',
  closures: 'Days and hours on which nobody is seen.',
  calls: 'The call log.',
};

const PARAMETERS: JsonObject = {
  IdempotencyKeyRequired: idempotencyKey(true),
  IdempotencyKey: idempotencyKey(false),
  IfMatch: header(
    'If-Match',
    'The version that you read, as its `ETag`; `*` for any. A stale one is answered 412.',
    '"3"',
  ),
  IfNoneMatchStar: header('If-None-Match', '`*`, instead of `If-Match`, to create what is not there yet.', '*'),
  IfNoneMatch: header('If-None-Match', 'The versions that you have; the current one is answered 304.', '"3"'),
};

const HEADERS: JsonObject = {
  ETag: {
    description: "The resource's version, for `If-Match` and `If-None-Match`.",
    schema: { type: 'string' },
    example: '"1"',
  },
  Location: {
    description: 'The path of what was created.',
    schema: { type: 'string', format: 'uri-reference' },
    example: '/appointments/apt_00000000000000000000000000000001',
  },
  RetryAfter: {
    description: 'Seconds to wait before trying again.',
    schema: { type: 'integer', minimum: 0 },
    example: 1,
  },
};

/** The App API as an OpenAPI 3.1 document, from ROUTES and the schemas that check its requests. */
export function openApiDocument(): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const route of ROUTES) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  }
  paths['/calls/webhook'] = { post: webhookOperation() };
  return {
    openapi: '3.1.1',
    info: {
      title: 'Frontdesk App API',
      version: '1.0.0',
      summary: 'The front desk of a healthcare practice.',
      description: [
        'Instants are RFC 3339 with an offset. Errors are problem documents (RFC 9457) with a stable `code`; what the',
        'gateway answers itself is `{message}`. Answers may gain members: ignore those you do not know.',
      ].join(' '),
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [
      {
        url: 'https://{apiId}.execute-api.{region}.amazonaws.com',
        description: 'A deployed stage.',
        variables: { apiId: { default: 'api-id' }, region: { default: 'us-east-1' } },
      },
      { url: 'http://127.0.0.1:4000', description: 'The local cloud.' },
    ],
    tags: [...new Set(ROUTES.map(tagOf))].map((name) => ({ name, description: TAGS[name] ?? name })),
    paths,
    components: {
      schemas: componentSchemas(),
      parameters: PARAMETERS,
      headers: HEADERS,
      examples: problemExamples(),
      securitySchemes: {
        accessToken: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'A Cognito access token with the claims `practice_id`, `role` and `scope`.',
        },
        ...WEBHOOK_SECURITY,
      },
    },
  };
}

function idempotencyKey(required: boolean): JsonObject {
  return {
    name: 'Idempotency-Key',
    in: 'header',
    required,
    description: [
      'Your own unique key of this request, such as a UUID; for 24 hours the same key gives the same answer and does the',
      'work once. The form of draft-ietf-httpapi-idempotency-key-header, a String of RFC 9651 in double quotes, and the bare',
      'form are one key: `"k-1"` is `k-1`. Send one header line: the gateway joins two with a comma, so a bare key has no',
      'comma, and lists and parameters are refused. `X-Idempotency-Key` is understood too; with both, the keys must be the',
      'same.',
    ].join(' '),
    schema: { type: 'string', pattern: IDEMPOTENCY_KEY_PATTERN },
    example: '00000000-0000-4000-8000-000000000001',
  };
}

function header(name: string, description: string, example: string): JsonObject {
  return { name, in: 'header', required: false, description, schema: { type: 'string' }, example };
}
