import { PARTNER_ROUTES } from '@frontdesk/contracts/partner-routes';
import { describe, expect, it } from 'vitest';
import { EVERY_PARTNER_OPERATION, examplePartnerCall } from '../partner-api/partner-route-examples.ts';
import { Vendor } from '../partner-api/vendor.ts';
import { EVERY_PORTAL_ROUTE, examplePortalCall } from '../portal/portal-route-examples.ts';
import { PortalVendor } from '../portal/portal-vendor.ts';
import { askCloud } from './cloud-control.ts';
import type { ArmedFault } from './dynamodb-relay.ts';
import { Practice } from './practice.ts';
import { EVERY_ROUTE, exampleCall } from './route-examples.ts';

interface Request {
  readonly method: string;
  send(): Promise<{ readonly status: number; readonly text: string }>;
}

/** Requests that would succeed, by the names of their routes, and in whose items of the database they are about. */
interface Prepared {
  readonly owners: readonly string[];
  readonly requests: ReadonlyMap<string, Request>;
}

/** Sets up what the routes need one after the other: their examples share a practice. */
async function requestsOf<Route extends { readonly method: string }>(
  routes: readonly (readonly [string, Route])[],
  prepare: (name: string, route: Route) => Promise<Request['send']>,
): Promise<ReadonlyMap<string, Request>> {
  const requests = new Map<string, Request>();
  for (const [name, route] of routes) {
    requests.set(name, { method: route.method, send: await prepare(name, route) });
  }
  return requests;
}

const DOORS: Readonly<Record<string, () => Promise<Prepared>>> = {
  'App API': async () => {
    const practice = await Practice.open('unavailable');
    const requests = await requestsOf(EVERY_ROUTE, async (_, route) => {
      const call = await exampleCall(route, practice);
      return () => practice.send(call);
    });
    return { owners: [practice.id], requests };
  },
  'Partner API': async () => {
    const practice = await Practice.open('unavailable-vendor');
    await practice.importPlans();
    const vendor = await Vendor.subscribedTo(practice);
    const requests = await requestsOf(EVERY_PARTNER_OPERATION, async (operationId) => {
      const call = await examplePartnerCall(operationId, practice);
      return () => vendor.send(call);
    });
    return { owners: [practice.id], requests };
  },
  portal: async () => {
    const [practice, vendor] = await Promise.all([Practice.open('unavailable-portal'), PortalVendor.signUp()]);
    const requests = await requestsOf(EVERY_PORTAL_ROUTE, async (_, route) => {
      const call = await examplePortalCall(route, vendor, practice);
      return () => vendor.send(call);
    });
    const { id, sandboxPracticeId, sandboxSubscriptionId } = vendor.account;
    return { owners: [id, sandboxPracticeId, sandboxSubscriptionId], requests };
  },
};

/** API Gateway would keep what their functions answer, so these fail instead, and the gateway answers. */
const KEPT_AT_THE_STAGE: readonly string[] = PARTNER_ROUTES.filter(
  ({ cacheSeconds }) => cacheSeconds !== undefined,
).map(({ operationId }) => operationId);

/** In this order: what has no capacity leaves everything as it is for the next. */
const FAULTS: readonly (readonly [string, ArmedFault])[] = [
  ['has no capacity', { fault: 'throttle' }],
  ['has no capacity for transactions', { fault: 'throttle', operation: 'TransactWriteItems' }],
  ['loses its answers to transactions', { fault: 'lose-answer', operation: 'TransactWriteItems' }],
];

describe('while the database fails', () => {
  it.concurrent.each(Object.keys(DOORS))('every route of the %s answers or is UNAVAILABLE', async (door) => {
    const { owners, requests } = (await DOORS[door]?.()) ?? expect.fail('There is no such door.');
    let refused = [...requests.keys()];
    for (const [what, fault] of FAULTS) {
      await Promise.all(owners.map((practiceId) => askCloud('armFault', { practiceId, fault })));
      const isDeleting = (name: string): boolean => requests.get(name)?.method === 'DELETE';
      const answersTo = (names: readonly string[]) =>
        Promise.all(
          names.map(async (name) => {
            const { status = 0, text = '' } = (await requests.get(name)?.send()) ?? {};
            return [name, status, status < 300 ? '' : (JSON.parse(text) as { code?: string }).code] as const;
          }),
        );
      // What is deleted may be what another request reads.
      const others = await answersTo(refused.filter((name) => !isDeleting(name)));
      const answers = [...others, ...(await answersTo(refused.filter(isDeleting)))];
      await Promise.all(owners.map((practiceId) => askCloud('armFault', { practiceId })));
      const failures = answers.filter(([name, status, code]) => {
        const isKept = door === 'Partner API' && KEPT_AT_THE_STAGE.includes(name);
        return status >= 300 && `${status} ${code}` !== (isKept ? '500 UNEXPECTED' : '503 UNAVAILABLE');
      });
      expect(failures, what).toEqual([]);
      refused = answers.filter(([, status]) => status === 503).map(([name]) => name);
      if (fault.operation === undefined) expect(refused.length).toBeGreaterThan(requests.size / 2);
    }
  });
});
