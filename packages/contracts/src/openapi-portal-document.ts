import { problemExamples } from './openapi-answers.ts';
import { portalOperationOf, tagOf } from './openapi-operation.ts';
import { HEADERS, TAGS } from './openapi-parameters.ts';
import { componentSchemas, type JsonObject } from './openapi-schemas.ts';
import { PORTAL_ROUTES } from './portal-routes.ts';

/** The portal's routes as an OpenAPI 3.1 document. */
export function portalApiDocument(): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const route of PORTAL_ROUTES) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: portalOperationOf(route) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Frontdesk Portal',
      version: '1.0.0',
      summary: 'Where vendors help themselves: a sandbox, access to practices, keys.',
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
    tags: [...new Set(PORTAL_ROUTES.map(tagOf))].map((name) => ({ name, description: TAGS[name] ?? name })),
    paths,
    components: {
      schemas: componentSchemas(paths),
      headers: HEADERS,
      examples: problemExamples(),
      securitySchemes: {
        vendorToken: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: "A Cognito access token of the vendors' user pool, whose e-mail address is verified.",
        },
      },
    },
  };
}
