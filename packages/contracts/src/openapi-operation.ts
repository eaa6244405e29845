import type * as z from 'zod/mini';
import { codesOf, errorResponses } from './openapi-answers.ts';
import { PARAMETER_EXAMPLES } from './openapi-examples.ts';
import { type JsonObject, parameterSchema, schemaReference } from './openapi-schemas.ts';
import type { Route } from './route.ts';

/** One route as an OpenAPI operation. */
export function operationOf(route: Route): JsonObject {
  const parameters = [
    ...parametersOf(route.pathParameters, 'path'),
    ...parametersOf(route.query, 'query'),
    ...headerReferences(route),
  ];
  return {
    operationId: route.operationId,
    tags: [tagOf(route)],
    summary: route.summary,
    description: descriptionOf(route),
    // Any one of the scopes opens the route, so each is an alternative.
    security: route.scopes.map((scope) => ({ accessToken: [scope] })),
    ...(parameters.length > 0 && { parameters }),
    ...(route.body !== undefined && {
      requestBody: { required: true, content: { 'application/json': { schema: schemaReference(route.body) } } },
    }),
    responses: { ...successResponses(route), ...errorResponses(route) },
  };
}

/** The resource that a route is about: `slots` for `/practices/{id}/slots`. */
export function tagOf({ path }: Route): string {
  const [first = '', , second] = path.split('/').slice(1);
  return first === 'practices' && second !== undefined ? second : first;
}

function descriptionOf(route: Route): string {
  return [
    ...(route.description === undefined ? [] : [route.description]),
    `Scope: ${route.scopes.map((scope) => `\`${scope}\``).join(' or ')}.`,
    ...(route.role === undefined ? [] : [`Role: \`${route.role}\` or above.`]),
    `Error codes: ${codesOf(route)
      .map((code) => `\`${code}\``)
      .join(', ')}.`,
  ].join(' ');
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

function headerReferences(route: Route): JsonObject[] {
  const names = [
    ...(route.idempotencyKey === 'required' ? ['IdempotencyKeyRequired'] : []),
    ...(route.idempotencyKey === 'optional' ? ['IdempotencyKey'] : []),
    ...(route.precondition === true ? ['IfMatch', 'IfNoneMatchStar'] : []),
    ...(isConditionalRead(route) ? ['IfNoneMatch'] : []),
  ];
  return names.map((name) => ({ $ref: `#/components/parameters/${name}` }));
}

function successResponses(route: Route): JsonObject {
  const { status, description, body, headers = [] } = route.success;
  const references = Object.fromEntries(headers.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
  return {
    [String(status)]: {
      description,
      ...(headers.length > 0 && { headers: references }),
      ...(body !== undefined && { content: { 'application/json': { schema: schemaReference(body) } } }),
    },
    ...(isConditionalRead(route) && {
      304: { description: 'You have the current version.', headers: { ETag: { $ref: '#/components/headers/ETag' } } },
    }),
  };
}

/** What answers with a version answers 304 to whoever has it. */
function isConditionalRead(route: Route): boolean {
  return route.method === 'GET' && route.success.headers?.includes('ETag') === true;
}
