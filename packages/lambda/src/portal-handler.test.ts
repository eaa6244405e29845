import type { RateLimiter } from '@frontdesk/core/rate-limit';
import { sandboxOf, vendorIdOf } from '@frontdesk/core/vendor-identity';
import { expect, it } from 'vitest';
import { apiEvent, lambdaContext } from './invocation.fixture.ts';
import { portalHandler } from './portal-handler.ts';

it('counts the requests of a vendor by whom the token names, and refuses what is over the limit', async () => {
  const counted: string[] = [];
  const limiter: RateLimiter = {
    policy: { name: 'permin', limit: 1, windowSeconds: 60 },
    isWellUnder: () => false,
    count: async (key) => {
      counted.push(key);
      return { allowed: counted.length < 2, remaining: 0, resetSeconds: 9 };
    },
  };
  const handler = portalHandler(limiter)({ operationId: 'readAccount' }, async () => ({
    ...{ statusCode: 204, headers: {}, body: '' },
  }));
  const claims = { sub: 'user-1', email: 'dev@acme.test', practice_id: 'p001', role: 'admin' };
  const send = () => handler(apiEvent({ claims }), lambdaContext());
  expect((await send()).statusCode).toBe(204);
  expect(await send()).toMatchObject({ statusCode: 429, headers: { 'retry-after': '9' } });
  expect(counted).toEqual(Array(2).fill(sandboxOf(vendorIdOf('user-1'))));
});
