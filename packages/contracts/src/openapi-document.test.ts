import { ERROR_CATALOGUE } from '@frontdesk/core/error-catalogue';
import { compileErrors, validate } from '@readme/openapi-parser';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { openApiDocument } from './openapi-document.ts';
import { EXAMPLES } from './openapi-examples.ts';
import {
  PARTNER_REQUEST_SCHEMAS,
  PARTNER_RESPONSE_SCHEMAS,
  REQUEST_SCHEMAS,
  RESPONSE_SCHEMAS,
} from './openapi-named-schemas.ts';
import { PARAMETER_EXAMPLES } from './openapi-parameters.ts';
import { type JsonObject, schemaReference } from './openapi-schemas.ts';
import { problemDocument } from './problem-document.ts';
import type { Route } from './route.ts';
import { ROUTES } from './routes.ts';

interface Operation extends JsonObject {
  operationId: string;
  security: { accessToken: string[] }[];
  parameters?: { $ref?: string; name?: string; in?: string; required?: boolean }[];
  requestBody?: JsonObject;
  responses: Record<string, { headers?: JsonObject; content?: Record<string, { examples?: JsonObject }> }>;
}
type Document = JsonObject & {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, JsonObject>; examples: Record<string, { value: unknown }> };
};

const document = openApiDocument() as Document;
const operationOfRoute = (route: Route): Operation => {
  const operation = document.paths[route.path]?.[route.method.toLowerCase()];
  if (operation === undefined) throw new Error(`${route.operationId} is missing`);
  return operation;
};
/** The validator resolves references in place. */
const copyForValidator = (original: unknown) => structuredClone(original) as Parameters<typeof validate>[0];
const routes = ROUTES.map((route): [string, Route] => [route.operationId, route]);

describe('openApiDocument', () => {
  it('is a valid OpenAPI 3.1 document', async () => {
    const result = await validate(copyForValidator(document));
    expect(result.valid ? '' : compileErrors(result)).toBe('');
    expect(document.openapi).toMatch(/^3\.1\./);
  });

  it('would not pass the validator with an operation spoilt', async () => {
    const spoilt = structuredClone(document);
    Object.assign(spoilt.paths['/appointments']?.post ?? {}, { responses: 'none' });
    expect((await validate(copyForValidator(spoilt))).valid).toBe(false);
  });

  it('has every route once, the webhook, and nothing else', () => {
    const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(
      [...ROUTES.map((route) => route.operationId), 'receiveCallEvent'].sort(),
    );
  });

  it('asks a sender of call events for its secret or signature, not for a token', () => {
    const security = document.paths['/calls/webhook']?.post?.security ?? [];
    expect(security.flatMap((alternative) => Object.keys(alternative))).toEqual(['webhookSecret', 'webhookSignature']);
  });

  it.each(routes)("gives %s the statuses of its route, the gateway's, and no others", (_, route) => {
    const own = [
      ...(route.errors ?? []),
      'INPUT_INVALID',
      'FORBIDDEN',
      'NOT_FOUND',
      'UNEXPECTED',
      'UNAVAILABLE',
    ] as const;
    const expected = new Set([
      route.success.status,
      401,
      429,
      ...own.map((code) => ERROR_CATALOGUE[code].status),
      ...(route.body === undefined ? [] : [413, 415]),
      ...(route.method === 'GET' && route.success.headers?.includes('ETag') ? [304] : []),
    ]);
    const { responses } = operationOfRoute(route);
    expect(Object.keys(responses).map(Number)).toEqual([...expected].sort((a, b) => a - b));
    for (const code of route.errors ?? []) {
      const response = responses[ERROR_CATALOGUE[code].status];
      expect(response?.content?.['application/problem+json']?.examples).toHaveProperty(code);
    }
    for (const header of route.success.headers ?? []) {
      expect(responses[route.success.status]?.headers).toHaveProperty(header);
    }
  });

  it.each(routes)('asks of %s what its route asks: scopes, parameters, body', (_, route) => {
    const operation = operationOfRoute(route);
    expect(operation.security).toEqual(route.scopes.map((scope) => ({ accessToken: [scope] })));
    const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const parameters = operation.parameters ?? [];
    expect(parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)).toEqual(inPath);
    const references = parameters.map((parameter) => parameter.$ref ?? '').join();
    expect(references.includes('IdempotencyKeyRequired')).toBe(route.idempotencyKey === 'required');
    expect(references.includes('/IfMatch')).toBe(route.precondition === true);
    expect(operation.requestBody !== undefined).toBe(route.body !== undefined);
  });

  it('answers 401 as the gateway does, and 403 as the gateway or the function', () => {
    for (const [, route] of routes) {
      const { responses } = operationOfRoute(route);
      expect(Object.keys(responses[401]?.content ?? {})).toEqual(['application/json']);
      expect(Object.keys(responses[403]?.content ?? {}).sort()).toEqual([
        'application/json',
        'application/problem+json',
      ]);
      expect(responses[503]?.headers).toHaveProperty('Retry-After');
    }
  });

  it('refuses unknown members in what callers send and promises none in what they receive', () => {
    // Amazon Connect's events have members that are none of ours.
    for (const name of Object.keys(REQUEST_SCHEMAS).filter((each) => each !== 'ContactEvent')) {
      expect(document.components.schemas[name]).toMatchObject({ type: 'object', additionalProperties: false });
    }
    for (const name of Object.keys(RESPONSE_SCHEMAS)) {
      expect(JSON.stringify(document.components.schemas[name])).not.toContain('additionalProperties');
    }
  });

  it('refers from one answer to another by name', () => {
    expect(document.components.schemas.AppointmentPage).toMatchObject({
      properties: { items: { items: { $ref: '#/components/schemas/Appointment' } } },
    });
  });

  it('says who cannot be named when a route has a body without a name', () => {
    expect(() => schemaReference(z.extend(problemDocument, {}))).toThrow('missing from REQUEST_SCHEMAS');
  });
});

describe('the examples', () => {
  const schemas = {
    ...REQUEST_SCHEMAS,
    ...RESPONSE_SCHEMAS,
    ...PARTNER_REQUEST_SCHEMAS,
    ...PARTNER_RESPONSE_SCHEMAS,
  };

  it.each(Object.entries(EXAMPLES))('of %s is what its schema takes', (name, example) => {
    expect(schemas[name] && z.safeParse(schemas[name], example).error).toBeUndefined();
  });

  it('of the error codes are problem documents', () => {
    for (const [code, { value }] of Object.entries(document.components.examples)) {
      expect(problemDocument.parse(value)).toMatchObject({ code });
    }
  });

  it('of parameters are what their routes take', () => {
    for (const { query } of ROUTES) {
      if (query === undefined) continue;
      const issues = query.safeParse(PARAMETER_EXAMPLES).error?.issues ?? [];
      expect(issues.filter((issue) => issue.code !== 'unrecognized_keys')).toEqual([]);
    }
  });

  it('name nobody: sample people, numbers kept for fiction, addresses that no mail reaches', () => {
    const text = JSON.stringify(document);
    expect([...text.matchAll(/[\w.]+@[\w.]+/g)].every(([address]) => address.endsWith('.test'))).toBe(true);
    expect([...text.matchAll(/"\+[\d ]{7,}"/g)].every(([number]) => number.includes('555 01'))).toBe(true);
    expect([...text.matchAll(/"givenName":"([^"]+)"/g)].every(([, name]) => name === 'Sample')).toBe(true);
  });
});
