import { problemExamples } from './openapi-answers.ts';
import { partnerOperationOf, tagOf } from './openapi-operation.ts';
import { HEADERS, PARAMETERS, TAGS } from './openapi-parameters.ts';
import { componentSchemas, type JsonObject } from './openapi-schemas.ts';
import { vendorWebhooks } from './openapi-vendor-webhooks.ts';
import type { PartnerVersion } from './partner-policies.ts';
import { PARTNER_ROUTES } from './partner-routes.ts';

const VERSION_HEADERS: JsonObject = {
  Deprecation: {
    description: 'Since when the version is deprecated (RFC 9745): a structured-field date.',
    schema: { type: 'string' },
    example: '@1788220800',
  },
  Sunset: {
    description: 'From when on the version is refused (RFC 8594).',
    schema: { type: 'string' },
    example: 'Wed, 01 Sep 2027 00:00:00 GMT',
  },
  Link: {
    description: 'What replaces the version, and how to change: `successor-version`, `deprecation`, `sunset`.',
    schema: { type: 'string' },
  },
};

const ABOUT: Readonly<Record<PartnerVersion, { version: string; sentences: readonly string[] }>> = {
  v1: {
    version: '1.0.0',
    sentences: [
      'Deprecated: use version 2. Every answer tells until when this version answers (`Sunset`); then every route is 410',
      '`VERSION_RETIRED`, as in the brown-outs that are announced before. Dates and times are those of the practice’s clock.',
    ],
  },
  v2: { version: '2.0.0', sentences: ['Instants are RFC 3339 with an offset.'] },
};

/** A version of the Partner API as an OpenAPI 3.1 document, from its routes and the schemas that check their requests. */
export function partnerApiDocument(version: PartnerVersion): JsonObject {
  const routes = PARTNER_ROUTES.filter((route) => route.version === version);
  const paths: Record<string, JsonObject> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: partnerOperationOf(route) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Frontdesk Partner API',
      version: ABOUT[version].version,
      summary: 'The front desk of a healthcare practice, for its vendors.',
      description: [
        ...ABOUT[version].sentences,
        'A key is of one vendor at one practice, and opens no other. Errors are problem documents (RFC 9457) with a stable',
        '`code`, whether the gateway answers or a function. Answers may gain members: ignore those you do not know.',
        '`RateLimit-Policy` names the rate and the quota of the key’s plan on every answer that is not kept for five minutes.',
      ].join(' '),
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [
      {
        url: 'https://{host}',
        description: 'A deployed stage.',
        variables: { host: { default: 'api.frontdesk.example' } },
      },
      { url: 'http://127.0.0.1:4001', description: 'The local cloud.' },
    ],
    tags: [...new Set(routes.map(tagOf))].map((name) => ({ name, description: TAGS[name] ?? name })),
    paths,
    ...(version === 'v2' && { webhooks: vendorWebhooks() }),
    components: {
      schemas: componentSchemas(paths),
      parameters: PARAMETERS,
      headers: { ...HEADERS, ...(version === 'v1' && VERSION_HEADERS) },
      examples: problemExamples(),
      securitySchemes: {
        apiKey: { type: 'apiKey', in: 'header', name: 'x-api-key', description: 'A key of a subscription.' },
      },
    },
  };
}
