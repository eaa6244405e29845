import { describe, expect, it } from 'vitest';
import { RouteTable } from './route-table.ts';

// http-api-develop-routes, "Working with routes": full match, then a greedy variable, then $default.
const keys = [
  'GET /appointments',
  'GET /appointments/{id}',
  'GET /appointments/newest',
  'POST /appointments/{id}',
  'GET /appointments/{id}/audit',
  'GET /{kind}/newest/audit',
  'ANY /appointments/{id}',
  'GET /files/{path+}',
  'ANY /files/{path+}',
  'GET /files/readme',
];
const table = (routes = keys) =>
  new RouteTable(
    routes.map((key) => {
      const [method = '', path = key] = key.split(' ');
      return { key, method, path };
    }),
  );
const match = (method: string, path: string, routes = keys) => {
  const found = table(routes).match(method, path, path.slice(1).split('/'));
  return found && { key: found.route.key, parameters: found.pathParameters };
};

describe('route selection of an HTTP API', () => {
  it('takes a static path as it stands', () => {
    expect(match('GET', '/appointments')).toEqual({ key: 'GET /appointments', parameters: undefined });
  });

  it('takes a static path before one with a variable', () => {
    expect(match('GET', '/appointments/newest')?.key).toBe('GET /appointments/newest');
  });

  it('gives a variable the part of the path in its place', () => {
    expect(match('GET', '/appointments/a 1/audit')).toEqual({
      key: 'GET /appointments/{id}/audit',
      parameters: { id: 'a 1' },
    });
  });

  it('prefers the route whose static part stands further left', () => {
    expect(match('GET', '/appointments/newest/audit')?.key).toBe('GET /appointments/{id}/audit');
  });

  it('prefers the method over ANY and leaves the other methods to ANY', () => {
    expect(match('POST', '/appointments/1')?.key).toBe('POST /appointments/{id}');
    expect(match('PATCH', '/appointments/1')?.key).toBe('ANY /appointments/{id}');
  });

  it('looks past a static path of another method', () => {
    expect(match('POST', '/appointments/newest')).toEqual({
      key: 'POST /appointments/{id}',
      parameters: { id: 'newest' },
    });
  });

  it('takes a greedy variable last, with all that is left of the path', () => {
    expect(match('GET', '/files/readme')?.key).toBe('GET /files/readme');
    expect(match('GET', '/files/a/b/c')).toEqual({ key: 'GET /files/{path+}', parameters: { path: 'a/b/c' } });
    expect(match('PUT', '/files/a')?.key).toBe('ANY /files/{path+}');
  });

  it('matches neither an empty variable nor a slash too many', () => {
    expect(match('GET', '/files/')).toBeUndefined();
    expect(match('GET', '/appointments/')).toBeUndefined();
    expect(match('GET', '/appointments/1/')).toBeUndefined();
  });

  it('falls back to $default, if there is one', () => {
    expect(match('GET', '/nothing')).toBeUndefined();
    expect(match('GET', '/nothing', [...keys, '$default'])?.key).toBe('$default');
  });

  it('is not led astray by names that every object has', () => {
    expect(match('GET', '/appointments/__proto__')?.key).toBe('GET /appointments/{id}');
    expect(match('constructor', '/appointments')).toBeUndefined();
  });
});
