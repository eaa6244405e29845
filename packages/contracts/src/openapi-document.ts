import { problemExamples } from './openapi-answers.ts';
import { REQUEST_SCHEMAS, RESPONSE_SCHEMAS } from './openapi-named-schemas.ts';
import { operationOf, tagOf } from './openapi-operation.ts';
import { HEADERS, PARAMETERS, TAGS } from './openapi-parameters.ts';
import { componentSchemas, type JsonObject } from './openapi-schemas.ts';
import { WEBHOOK_SECURITY, webhookOperation } from './openapi-webhook.ts';
import { ROUTES } from './routes.ts';

const { Simulate: _, ...APP_PARAMETERS } = PARAMETERS;
const APP_SCHEMAS = [...Object.keys(REQUEST_SCHEMAS), ...Object.keys(RESPONSE_SCHEMAS)];

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
      schemas: componentSchemas(paths, APP_SCHEMAS),
      parameters: APP_PARAMETERS,
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
