import { ERROR_CATALOGUE } from '@frontdesk/core/error-catalogue';
import { compileErrors, validate } from '@readme/openapi-parser';
import { describe, expect, it } from 'vitest';
import { partnerApiDocument } from './openapi-partner-document.ts';
import { PARTNER_ROUTES } from './partner-routes.ts';

interface Operation {
  operationId: string;
  deprecated?: boolean;
  security: readonly Record<string, readonly string[]>[];
  responses: Record<string, { headers?: object; content?: Record<string, { examples?: object }> }>;
}
type Document = { paths: Record<string, Record<string, Operation>>; components: { schemas: object } };

const versions = ['v1', 'v2'] as const;

describe.each(versions)('the OpenAPI document of %s', (version) => {
  const document = partnerApiDocument(version) as unknown as Document;
  const routes = PARTNER_ROUTES.filter((route) => route.version === version);
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));

  it('is a valid OpenAPI 3.1 document', async () => {
    const result = await validate(structuredClone(document) as unknown as Parameters<typeof validate>[0]);
    expect(result.valid ? '' : compileErrors(result)).toBe('');
  });

  it('has every route of the version, with a key, and nothing else', () => {
    expect(operations.map(({ operationId }) => operationId)).toEqual(routes.map(({ operationId }) => operationId));
    for (const { security } of operations) expect(security).toEqual([{ apiKey: [] }]);
    for (const path of Object.keys(document.paths)) expect(path.startsWith(`/${version}/`)).toBe(true);
  });

  it('tells only of problem documents, of the gateway as of the function', () => {
    for (const { operationId, responses } of operations) {
      for (const status of [401, 403, 404, 429, 500, 503, 504]) {
        expect(Object.keys(responses[status]?.content ?? {}), `${operationId} ${status}`).toEqual([
          'application/problem+json',
        ]);
      }
      const { quotaCost } = routes.find((route) => route.operationId === operationId) ?? {};
      const tooMany = responses[429]?.content?.['application/problem+json']?.examples ?? {};
      expect('QUOTA_EXCEEDED' in tooMany, operationId).toBe(quotaCost === 1);
    }
  });

  it('describes nothing that no route of the version has', () => {
    const names = Object.keys(document.components.schemas);
    expect(names).not.toContain('Schedule');
    expect(names).not.toContain('GatewayMessage');
    expect(names).not.toContain('Appointment');
    expect(names).toContain(version === 'v1' ? 'FlatAppointment' : 'PartnerAppointment');
  });

  it('says what is on its way out', () => {
    for (const { deprecated = false, responses } of operations) {
      expect(deprecated).toBe(version === 'v1');
      expect(ERROR_CATALOGUE.VERSION_RETIRED.status in responses).toBe(version === 'v1');
      const [success] = Object.entries(responses).filter(([status]) => /^20/.test(status));
      if (version === 'v1')
        expect(Object.keys(success?.[1].headers ?? {})).toEqual(
          expect.arrayContaining(['Deprecation', 'Sunset', 'Link']),
        );
    }
  });
});

describe('PARTNER_ROUTES', () => {
  it('name every operation once, and every method of a path once', () => {
    expect(new Set(PARTNER_ROUTES.map(({ operationId }) => operationId)).size).toBe(PARTNER_ROUTES.length);
    expect(new Set(PARTNER_ROUTES.map(({ method, path }) => `${method} ${path}`)).size).toBe(PARTNER_ROUTES.length);
  });

  it.each(PARTNER_ROUTES.map((route) => [route.operationId, route] as const))('are consistent: %s', (_, route) => {
    expect(route.path.startsWith(`/${route.version}/`)).toBe(true);
    if (route.cacheSeconds !== undefined) expect(route.method).toBe('GET');
    const named = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
    const parameters = Object.fromEntries(named.map((name) => [name, 'p001']));
    expect(route.pathParameters?.safeParse(parameters).success ?? named.length === 0).toBe(true);
    for (const code of route.errors ?? []) expect(ERROR_CATALOGUE).toHaveProperty(code);
    // What no plan holds back has a rate of its own.
    expect(route.quotaCost === 0).toBe(route.rate !== undefined);
  });
});
