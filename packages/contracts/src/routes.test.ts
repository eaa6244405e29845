import { ERROR_CATALOGUE } from '@frontdesk/core/error-catalogue';
import { ROLES, SCOPES, scopesOfRole } from '@frontdesk/core/roles';
import { describe, expect, it } from 'vitest';
import { ROUTES } from './routes.ts';

const routes = ROUTES.map((route): [string, (typeof ROUTES)[number]] => [route.operationId, route]);

/** What a second one of costs nobody anything: a ticket nobody uses is gone in half a minute. */
const CREATE_WITHOUT_KEY: ReadonlySet<string> = new Set(['createRealtimeTicket']);

describe('ROUTES', () => {
  it('names every operation once, and every method of a path once', () => {
    expect(new Set(ROUTES.map(({ operationId }) => operationId)).size).toBe(ROUTES.length);
    expect(new Set(ROUTES.map(({ method, path }) => `${method} ${path}`)).size).toBe(ROUTES.length);
  });

  it.each(routes)('describes %s with known scopes, codes and path parameters', (_, route) => {
    for (const scope of route.scopes) expect(SCOPES).toContain(scope);
    for (const code of route.errors ?? []) expect(ERROR_CATALOGUE).toHaveProperty(code);
    const named = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
    const parameters = Object.fromEntries(named.map((name) => [name, 'p001']));
    expect(route.pathParameters?.safeParse(parameters).success ?? named.length === 0).toBe(true);
    expect(route.summary).toMatch(/^[A-Z].*\.$/);
  });

  it.each(routes)('lets the role that %s demands have one of its scopes', (_, route) => {
    const least = route.role ?? ROLES[0];
    expect(route.scopes.some((scope) => scopesOfRole(least).includes(scope))).toBe(true);
  });

  it.each(routes)('gives %s a key where it creates, and a body nowhere that it reads', (_, route) => {
    if (route.method === 'GET') expect(route.body).toBeUndefined();
    if ([201, 202].includes(route.success.status) && !CREATE_WITHOUT_KEY.has(route.operationId)) {
      expect(route.idempotencyKey).toBeDefined();
    }
    if (route.success.status === 204) expect(route.success.body).toBeUndefined();
    if (route.success.headers?.includes('Location')) expect([201, 202]).toContain(route.success.status);
  });
});
