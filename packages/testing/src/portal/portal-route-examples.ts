import { setTimeout } from 'node:timers/promises';
import type { PortalRoute } from '@frontdesk/contracts/portal-route';
import { PORTAL_ROUTES } from '@frontdesk/contracts/portal-routes';
import type { Practice } from '../app-api/practice.ts';
import { Vendor } from '../partner-api/vendor.ts';
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
/** Nothing listens there. */
const nobodysReceiver = 'http://127.0.0.1:9/';

const webhook = async (vendor: PortalVendor): Promise<Example> => {
  const id = vendor.account.sandboxSubscriptionId;
  return { parameters: { id, webhookId: await vendor.webhook(id, nobodysReceiver) } };
};

const shared = new Map<PortalVendor, Promise<Example>>();

/** One webhook of the vendor's for all calls that leave it as it is: a subscription has ten at the most. */
function sharedWebhook(vendor: PortalVendor): Promise<Example> {
  const made = shared.get(vendor) ?? webhook(vendor);
  shared.set(vendor, made);
  return made;
}

/** Waits until the log of the vendor's sandbox has something, which is at the latest that the sandbox was opened. */
async function eventsLogged(vendor: PortalVendor): Promise<void> {
  const { key } = await vendor.key(vendor.account.sandboxSubscriptionId);
  for (;;) {
    const headers = { 'x-api-key': key };
    const { json } = await Vendor.sendWithout({ method: 'GET', path: '/v2/events', query: { after: 0 }, headers });
    if (json.headSeq > 0) return;
    await setTimeout(50);
  }
}

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
  listOwnWebhooks: sandbox,
  createOwnWebhook: async (vendor) => ({
    ...(await sandbox(vendor)),
    body: { url: nobodysReceiver, eventTypes: ['appointment.booked'] },
  }),
  deleteOwnWebhook: webhook,
  testOwnWebhook: sharedWebhook,
  rotateOwnWebhook: async (vendor) => ({ ...(await sharedWebhook(vendor)), body: { graceSeconds: 60 } }),
  replayOwnWebhook: async (vendor) => {
    await eventsLogged(vendor);
    return { ...(await webhook(vendor)), body: { after: 0, until: 1 } };
  },
  listOwnDeliveries: sharedWebhook,
  readSubscriptionUsage: sandbox,
  listRequests: sandbox,
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
