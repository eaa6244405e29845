import type { ErrorCode } from '@frontdesk/core/error-catalogue';
import type * as z from 'zod/mini';
import { codesOf, errorResponses, partnerCodesOf, partnerErrorResponses } from './openapi-answers.ts';
import { PARAMETER_EXAMPLES } from './openapi-parameters.ts';
import { type JsonObject, parameterSchema, schemaReference } from './openapi-schemas.ts';
import type { PartnerRoute } from './partner-route.ts';
import type { PortalRoute } from './portal-route.ts';
import type { Route } from './route.ts';

/** What is documented the same way at every door. */
type AnyRoute = Omit<Route, 'service' | 'scopes' | 'role'> & Pick<PartnerRoute, 'cacheSeconds'>;

/** One route of the App API as an OpenAPI operation. */
export function operationOf(route: Route): JsonObject {
  return operation(route, {
    demands: [
      `Scope: ${route.scopes.map((scope) => `\`${scope}\``).join(' or ')}.`,
      ...(route.role === undefined ? [] : [`Role: \`${route.role}\` or above.`]),
    ],
    codes: codesOf(route),
    // Any one of the scopes opens the route, so each is an alternative.
    security: route.scopes.map((scope) => ({ accessToken: [scope] })),
    errors: errorResponses(route),
  });
}

/** One route of the portal as an OpenAPI operation. */
export function portalOperationOf(route: PortalRoute): JsonObject {
  return operation(route, {
    demands: [],
    codes: codesOf(route),
    security: [{ vendorToken: [] }],
    errors: errorResponses(route),
  });
}

/** One route of the Partner API as an OpenAPI operation. */
export function partnerOperationOf(route: PartnerRoute): JsonObject {
  return operation(route, {
    demands: [
      `The key's scope: \`${route.scope}\`.`,
      route.quotaCost > 0 ? 'A call counts in the quota.' : 'A call costs no quota.',
      ...(route.cacheSeconds === undefined
        ? []
        : [`An answer may be ${route.cacheSeconds} seconds old, and is whole whatever \`If-None-Match\` names.`]),
    ],
    codes: partnerCodesOf(route),
    security: [{ apiKey: [] }],
    errors: partnerErrorResponses(route),
    ...(route.cacheSeconds === undefined && { headers: ['Simulate'] }),
    ...(route.version === 'v1' && { deprecated: true }),
  });
}

interface OperationParts {
  /** Sentences on who may call. */
  demands: readonly string[];
  codes: readonly ErrorCode[];
  security: readonly JsonObject[];
  errors: JsonObject;
  /** Names in `components.parameters`. */
  headers?: readonly string[];
  deprecated?: true;
}

function operation(
  route: AnyRoute,
  { demands, codes, security, errors, headers = [], deprecated }: OperationParts,
): JsonObject {
  const parameters = [
    ...parametersOf(route.pathParameters, 'path'),
    ...parametersOf(route.query, 'query'),
    ...headerReferences(route),
    ...headers.map((name) => ({ $ref: `#/components/parameters/${name}` })),
  ];
  const description = [
    ...(route.description === undefined ? [] : [route.description]),
    ...demands,
    `Error codes: ${codes.map((code) => `\`${code}\``).join(', ')}.`,
  ];
  return {
    operationId: route.operationId,
    tags: [tagOf(route)],
    summary: route.summary,
    description: description.join(' '),
    ...(deprecated && { deprecated }),
    security,
    ...(parameters.length > 0 && { parameters }),
    ...(route.body !== undefined && {
      requestBody: { required: true, content: { 'application/json': { schema: schemaReference(route.body) } } },
    }),
    responses: { ...successResponses(route, deprecated ? VERSION_HEADERS : []), ...errors },
  };
}

/** What every answer of a deprecated version carries. */
const VERSION_HEADERS = ['Deprecation', 'Sunset', 'Link'] as const;

/** The resource that a route is about: `slots` for `/practices/{id}/slots`, with a version before it or without. */
export function tagOf({ path }: Pick<Route, 'path'>): string {
  const [first = '', , second] = path
    .replace(/^\/v\d+(?=\/)/, '')
    .split('/')
    .slice(1);
  return (first === 'practices' || first === 'portal') && second !== undefined ? second : first;
}

function parametersOf(schema: z.core.$ZodType | undefined, place: 'path' | 'query'): JsonObject[] {
  if (schema === undefined) return [];
  const { properties, required } = parameterSchema(schema);
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
    ...(name in PARAMETER_EXAMPLES && { example: PARAMETER_EXAMPLES[name] }),
  }));
}

function headerReferences(route: AnyRoute): JsonObject[] {
  const names = [
    ...(route.idempotencyKey === 'required' ? ['IdempotencyKeyRequired'] : []),
    ...(route.idempotencyKey === 'optional' ? ['IdempotencyKey'] : []),
    ...(route.precondition === true ? ['IfMatch', 'IfNoneMatchStar'] : []),
    ...(isTaggedRead(route) ? ['IfNoneMatch'] : []),
  ];
  return names.map((name) => ({ $ref: `#/components/parameters/${name}` }));
}

function successResponses(route: AnyRoute, always: readonly string[]): JsonObject {
  const { status, description, body, headers: own = [] } = route.success;
  const headers = [...own, ...always];
  const references = Object.fromEntries(
    headers.map((name) => [name, { $ref: `#/components/headers/${name.replace('Retry-After', 'RetryAfter')}` }]),
  );
  return {
    [String(status)]: {
      description,
      ...(headers.length > 0 && { headers: references }),
      ...(body !== undefined && { content: { 'application/json': { schema: schemaReference(body) } } }),
    },
    ...(isTaggedRead(route) &&
      route.cacheSeconds === undefined && {
        304: { description: 'You have the current version.', headers: { ETag: { $ref: '#/components/headers/ETag' } } },
      }),
  };
}

/** What answers with a version answers 304 to whoever has it, unless the stage would keep the 304 for everybody. */
function isTaggedRead(route: AnyRoute): boolean {
  return route.method === 'GET' && route.success.headers?.includes('ETag') === true;
}
