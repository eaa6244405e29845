import type { PortalRoute } from '@frontdesk/contracts/portal-route';
import { PORTAL_ROUTES } from '@frontdesk/contracts/portal-routes';
import type { Practice } from '../app-api/practice.ts';
import type { PortalCall, PortalVendor } from './portal-vendor.ts';

/** The variable parts of a call that a route takes. */
interface Example {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly body?: Record<string, unknown>;
}

const ownKey = async (vendor: PortalVendor): Promise<{ id: string; keyId: string }> => {
  const id = vendor.account.sandboxSubscriptionId;
  return { id, keyId: (await vendor.key(id)).keyId };
};
const sandbox = async ({ account }: PortalVendor): Promise<Example> => ({
  parameters: { id: account.sandboxSubscriptionId },
});

/** A call of every route that succeeds for the vendor, on what is the vendor's own. */
const EXAMPLES: Readonly<Record<string, (vendor: PortalVendor, practice: Practice) => Promise<Example>>> = {
  readAccount: async () => ({}),
  replaceAccount: async () => ({ body: { name: 'Sample Vendor' } }),
  resetSandbox: async () => ({}),
  listOwnSubscriptions: async () => ({}),
  requestSubscription: async (_, { id }) => ({
    body: { practiceId: `${id}-${Math.random().toString(36).slice(2)}`, plan: 'small', scopes: ['slots:read'] },
  }),
  readSubscription: sandbox,
  listKeys: sandbox,
  createKey: async (vendor) => ({ ...(await sandbox(vendor)), body: { name: 'production' } }),
  rotateKey: async (vendor) => ({ parameters: await ownKey(vendor), body: { graceSeconds: 60 } }),
  revokeKey: async (vendor) => ({ parameters: await ownKey(vendor) }),
  listActivity: sandbox,
};

/** For `it.each`: every route by its name. */
export const EVERY_PORTAL_ROUTE: readonly (readonly [string, PortalRoute])[] = PORTAL_ROUTES.map((route) => [
  route.operationId,
  route,
]);

/** A call of the route that will succeed; what it needs is set up. */
export async function examplePortalCall(
  route: PortalRoute,
  vendor: PortalVendor,
  practice: Practice,
): Promise<PortalCall & { readonly body?: Record<string, unknown> }> {
  const example = EXAMPLES[route.operationId];
  if (example === undefined)
    throw new Error(`${route.operationId} has no example; add one to portal-route-examples.ts.`);
  const { parameters = {}, ...rest } = await example(vendor, practice);
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? `{${name}}`);
  return { method: route.method, path, ...rest };
}
