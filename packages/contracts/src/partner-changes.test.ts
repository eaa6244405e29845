import { describe, expect, it } from 'vitest';
import { partnerApiDocument } from './openapi-partner-document.ts';
import type { JsonObject } from './openapi-schemas.ts';
import { changesBetween } from './partner-changes.ts';

const thing = (properties: object, required: string[] = []) => ({ type: 'object', properties, required });
const documentOf = (paths: object, schemas: object = {}): JsonObject =>
  ({
    paths,
    components: { schemas, parameters: { Limit: { name: 'limit', required: false } } },
  }) as unknown as JsonObject;
const operation = (change: object = {}) => ({ responses: { 200: {} }, ...change });

describe('the difference of two documents', () => {
  it('tells operations that came, went or are on their way out', () => {
    const before = documentOf({ '/a': { get: operation() }, '/b': { get: operation() } });
    const after = documentOf({ '/a': { get: operation({ deprecated: true }), put: operation() } });
    expect(changesBetween(before, after)).toEqual([
      { kind: 'deprecated', place: 'GET /a' },
      { kind: 'added', place: 'PUT /a' },
      { kind: 'removed', place: 'GET /b' },
    ]);
  });

  it('tells parameters and statuses', () => {
    const before = documentOf({ '/a': { get: operation({ parameters: [{ name: 'from', required: true }] }) } });
    const parameters = [{ name: 'from', required: false }, { $ref: '#/components/parameters/Limit' }];
    const after = documentOf({ '/a': { get: operation({ parameters, responses: { 200: {}, 304: {} } }) } });
    expect(changesBetween(before, after)).toEqual([
      { kind: 'changed', place: 'GET /a', part: '`from` is optional' },
      { kind: 'added', place: 'GET /a', part: '`limit`' },
      { kind: 'added', place: 'GET /a', part: 'answer 304' },
    ]);
  });

  it('tells members of schemas, at any depth, and what they must be', () => {
    const before = documentOf(
      {},
      { T: thing({ a: { type: 'string' }, b: thing({ c: { type: 'string' } }), gone: {} }) },
    );
    const b = thing({ c: { type: 'integer' }, d: {} });
    const after = documentOf(
      {},
      { T: thing({ a: { type: 'string', description: 'new words' }, b }, ['a']), U: thing({}) },
    );
    expect(changesBetween(before, after)).toEqual([
      { kind: 'changed', place: 'T', part: '`a`' },
      { kind: 'changed', place: 'T', part: '`b.c`' },
      { kind: 'added', place: 'T', part: '`b.d`' },
      { kind: 'removed', place: 'T', part: '`gone`' },
    ]);
  });

  it('tells once what many operations have in common, and no names of schemas', () => {
    const paths = (change: object) =>
      Object.fromEntries(['/a', '/b', '/c', '/d'].map((path) => [path, { get: operation(change) }]));
    const header = { parameters: [{ name: 'Frontdesk-Simulate' }] };
    const after = documentOf({ ...paths(header), '/e': { get: operation() } }, { Answer: thing({ a: {} }) });
    expect(changesBetween(documentOf(paths({}), { Gone: thing({}) }), after)).toEqual([
      { kind: 'added', place: '4 operations', part: '`Frontdesk-Simulate`' },
      { kind: 'added', place: 'GET /e' },
    ]);
  });

  it('is nothing between a document and itself', () => {
    const document = partnerApiDocument('v2') as JsonObject;
    expect(changesBetween(document, structuredClone(document))).toEqual([]);
  });
});
