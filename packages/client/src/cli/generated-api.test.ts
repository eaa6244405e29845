import { readFile } from 'node:fs/promises';
import { PORTAL_ROUTES } from '@frontdesk/contracts/portal-routes';
import type { Route } from '@frontdesk/contracts/route';
import { ROUTES } from '@frontdesk/contracts/routes';
import { expect, it } from 'vitest';
import { OPERATIONS } from '../generated/app-api.ts';
import { OPERATIONS as PORTAL_OPERATIONS } from '../generated/portal-api.ts';
import { CLIENT_DOCUMENTS, generatedApi, generatedFile } from './generated-api.ts';

it.each(CLIENT_DOCUMENTS)('%s is what the OpenAPI document says; `pnpm openapi` writes it', async (name) => {
  expect(await readFile(generatedFile(name), 'utf8')).toBe(await generatedApi(name));
});

type AnyRoute = Pick<Route, 'operationId' | 'method' | 'path' | 'idempotencyKey' | 'precondition'>;

it.each([
  ['the App API', ROUTES, OPERATIONS],
  ['the portal', PORTAL_ROUTES, PORTAL_OPERATIONS],
] as readonly (readonly [string, readonly AnyRoute[], object])[])('has every route of %s', (_, all, operations) => {
  const routes = all.map(({ operationId, method, path, idempotencyKey, precondition = false }) => [
    operationId,
    { method, path, idempotencyKey: idempotencyKey !== undefined, precondition },
  ]);
  expect(operations).toEqual(Object.fromEntries(routes));
});
