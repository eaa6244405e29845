import { expect, it } from 'vitest';
import { vendorCallsOf } from './vendor-calls.ts';

it('adds what a vendor called on a day of a version, over routes, keys and statuses', () => {
  const counted = (version: string, status: number, requests: number, cached = 0) => ({
    ...{ day: '2027-03-14', version, status, requests, cached },
  });
  const counts = [counted('v1', 200, 5, 2), counted('v1', 429, 3), counted('v1', 404, 1), counted('v1', 503, 4)];
  expect(vendorCallsOf('sub_1', 'Acme', [...counts, counted('v2', 201, 7)])).toEqual([
    {
      ...{ day: '2027-03-14', subscriptionId: 'sub_1', vendor: 'Acme', version: 'v1' },
      ...{ requests: 13, cached: 2, throttled: 3, clientErrors: 4, serverErrors: 4 },
    },
    {
      ...{ day: '2027-03-14', subscriptionId: 'sub_1', vendor: 'Acme', version: 'v2' },
      ...{ requests: 7, cached: 0, throttled: 0, clientErrors: 0, serverErrors: 0 },
    },
  ]);
});
