import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { PartnerRoute } from '@frontdesk/contracts/partner-route';
import { PARTNER_ROUTES } from '@frontdesk/contracts/partner-routes';
import type { Practice } from '../app-api/practice.ts';
import type { RouteCall } from '../app-api/route-examples.ts';
import { dateOf } from '../app-api/times.ts';
import { someMember, verifiedIn } from '../app-api/verifications.ts';
import { Vendor } from './vendor.ts';

/** The variable parts of a call that a route takes. */
type Example = Omit<RouteCall, 'method' | 'path'> & { readonly id?: string };

const key = (): Record<string, string> => ({ 'idempotency-key': randomUUID() });
const range = { from: dateOf(0), to: dateOf(20) };
const cancelling = { body: { reason: 'pat' } };

/** A booking in the shape of version 1, at a time that nobody has: the practices' clocks never change. */
export function flatBooking(practice: Practice): Record<string, unknown> {
  const [date, time] = practice.freeStart().split('T') as [string, string];
  return {
    ...{ provider: 'dr-adams', type: 'exam', date, time: time.slice(0, 5) },
    ...{ patientName: 'Ada Byron', patientBirthDate: '1980-12-10' },
  };
}

const someHold = (practice: Practice): Record<string, unknown> => ({
  ...{ providerId: 'dr-adams', appointmentType: 'exam', start: practice.freeStart() },
});

/** Nothing listens there. */
const nobodysReceiver = 'http://127.0.0.1:9/';

/** A webhook of the vendor's. */
async function madeWebhook(_practice: Practice, vendor: Vendor): Promise<Example> {
  const made = await vendor.send({ method: 'POST', path: '/v2/webhooks', body: { url: nobodysReceiver } });
  if (made.status !== 201) throw new Error(`A webhook was not made: ${made.text}`);
  return { id: made.json.id };
}

const shared = new Map<Vendor, Promise<Example>>();

/** One webhook of the vendor's for all calls that leave it as it is: a subscription has ten at the most. */
function sharedWebhook(practice: Practice, vendor: Vendor): Promise<Example> {
  const made = shared.get(vendor) ?? madeWebhook(practice, vendor);
  shared.set(vendor, made);
  return made;
}

/** Waits for the first event that the vendor sees; gives its place. */
async function firstEvent(vendor: Vendor): Promise<{ epoch: string; seq: number }> {
  for (;;) {
    const query = { after: 0, limit: 100 };
    const { status, json, text } = await vendor.send({ method: 'GET', path: '/v2/events', query });
    if (status !== 200) throw new Error(`The events were not read: ${text}`);
    if (json.items.length > 0) return json.items[0].data;
    await setTimeout(50);
  }
}

async function plansOf(practice: Practice): Promise<Example> {
  await practice.importPlans();
  return { id: practice.id };
}

/** A call of every route that succeeds, on a record that staff made for it. */
const EXAMPLES: Readonly<Record<string, (practice: Practice, vendor: Vendor) => Promise<Example>>> = {
  bookFlatAppointment: async (practice) => ({ headers: key(), body: flatBooking(practice) }),
  readFlatAppointment: async (practice) => ({ id: (await practice.booked()).id }),
  cancelFlatAppointment: async (practice) => ({ id: (await practice.booked()).id, ...cancelling }),
  searchFlatSlots: async ({ id }) => ({ id, query: { ...range, type: 'exam', limit: 5 } }),
  bookAppointment: async (practice) => ({ headers: key(), body: practice.booking() }),
  listAppointments: async () => ({ query: range }),
  readAppointment: async (practice) => ({ id: (await practice.booked()).id }),
  cancelAppointment: async (practice) => ({ id: (await practice.booked()).id, ...cancelling }),
  rescheduleAppointment: async (practice) => ({
    id: (await practice.booked()).id,
    body: { start: practice.freeStart() },
  }),
  createHold: async (practice) => ({ body: someHold(practice) }),
  // A hold is released by whoever placed it.
  releaseHold: async (practice, vendor) => {
    const placed = await vendor.send({ method: 'POST', path: '/v2/holds', body: someHold(practice) });
    if (placed.status !== 201) throw new Error(`A hold was not placed: ${placed.text}`);
    return { id: placed.json.id };
  },
  readPractice: async ({ id }) => ({ id }),
  searchSlots: async ({ id }) => ({ id, query: { ...range, appointmentType: 'exam', limit: 5 } }),
  listInsurancePlans: plansOf,
  listFlatInsurancePlans: plansOf,
  createVerification: async () => ({ headers: key(), body: someMember() }),
  readVerification: async (practice) => ({ id: (await verifiedIn(practice)).id }),
  readUsage: async () => ({}),
  listEvents: async () => ({ query: { after: 0, limit: 10 } }),
  listWebhooks: async () => ({}),
  createWebhook: async () => ({ body: { url: nobodysReceiver } }),
  deleteWebhook: madeWebhook,
  testWebhook: sharedWebhook,
  rotateWebhook: async (practice, vendor) => ({
    ...(await sharedWebhook(practice, vendor)),
    body: { graceSeconds: 60 },
  }),
  replayWebhook: async (practice, vendor) => {
    await practice.booked();
    const { epoch, seq: until } = await firstEvent(vendor);
    return { ...(await madeWebhook(practice, vendor)), body: { epoch, after: 0, until } };
  },
  listDeliveries: sharedWebhook,
};

export function partnerRouteNamed(operationId: string): PartnerRoute {
  const route = PARTNER_ROUTES.find((known) => known.operationId === operationId);
  if (route === undefined) throw new Error(`There is no route ${operationId}.`);
  return route;
}

/** For `it.each`: every route by its name. */
export const EVERY_PARTNER_OPERATION: readonly (readonly [string, PartnerRoute])[] = PARTNER_ROUTES.map((route) => [
  route.operationId,
  route,
]);

/** A call of the route that succeeds once with the key of this vendor, by default the practice's first; what it needs is set up. */
export async function examplePartnerCall(
  operationId: string,
  practice: Practice,
  vendor: Vendor = Vendor.firstOf(practice),
): Promise<RouteCall> {
  const example = EXAMPLES[operationId];
  if (example === undefined) throw new Error(`${operationId} has no example; add one to partner-route-examples.ts.`);
  const { id = '{id}', ...rest } = await example(practice, vendor);
  const { method, path } = partnerRouteNamed(operationId);
  return { method, path: path.replace('{id}', id), ...rest };
}
