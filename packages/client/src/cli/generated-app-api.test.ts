import { readFile } from 'node:fs/promises';
import { ROUTES } from '@frontdesk/contracts/routes';
import { expect, it } from 'vitest';
import { OPERATIONS } from '../generated/app-api.ts';
import { APP_API_FILE, generatedAppApi } from './generated-app-api.ts';

it('is what the OpenAPI document says; `pnpm openapi` writes it', async () => {
  expect(await readFile(APP_API_FILE, 'utf8')).toBe(await generatedAppApi());
});

it('has every route of the App API', () => {
  const routes = ROUTES.map(({ operationId, method, path, idempotencyKey, precondition = false }) => [
    operationId,
    { method, path, idempotencyKey: idempotencyKey !== undefined, precondition },
  ]);
  expect(OPERATIONS).toEqual(Object.fromEntries(routes));
});
