import { randomUUID } from 'node:crypto';
import type { Route } from '@frontdesk/contracts/route';
import { ROUTES } from '@frontdesk/contracts/routes';
import { calledIn, missedIn, ringsAt } from './calls.ts';
import type { Call, Practice } from './practice.ts';
import { reportedIn, someReport, someWeeklyReport, weeklyReportIn } from './reports.ts';
import { dateOf, instantOn } from './times.ts';
import { askedIn, subscribedIn, suspendedIn } from './vendors.ts';
import { someMember, verifiedIn } from './verifications.ts';

/** The variable parts of a call that a route takes. */
interface Example {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: NonNullable<Call['query']>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Record<string, unknown>;
}

const key = (): Record<string, string> => ({ 'idempotency-key': randomUUID() });
const arrivedId = async (practice: Practice): Promise<string> => {
  const { id } = await practice.begun();
  await practice.send({ method: 'PUT', path: `/appointments/${id}/arrive` });
  return id;
};
const range = { from: dateOf(0), to: dateOf(10) };

/** A call of every route that succeeds, on a record made for it. */
const EXAMPLES: Readonly<Record<string, (practice: Practice) => Promise<Example>>> = {
  bookAppointment: async (practice) => ({ headers: key(), body: practice.booking() }),
  readAppointment: async (practice) => ({ parameters: { id: (await practice.booked()).id } }),
  listAppointments: async () => ({ query: range }),
  cancelAppointment: async (practice) => ({
    parameters: { id: (await practice.booked()).id },
    body: { reason: 'pat', note: 'will call again' },
  }),
  rescheduleAppointment: async (practice) => ({
    parameters: { id: (await practice.booked()).id },
    body: { start: practice.freeStart() },
  }),
  arriveAppointment: async (practice) => ({ parameters: { id: (await practice.begun()).id } }),
  fulfilAppointment: async (practice) => ({ parameters: { id: await arrivedId(practice) } }),
  noShowAppointment: async (practice) => ({ parameters: { id: (await practice.begun()).id } }),
  correctAppointment: async (practice) => ({ headers: key(), parameters: { id: await arrivedId(practice) } }),
  correctPatient: async (practice) => ({
    headers: { ...key(), 'if-match': '"1"' },
    parameters: { id: (await practice.booked()).id },
    body: { patient: { givenName: 'Ada', familyName: 'Lovelace', birthDate: '1980-12-10' }, reason: 'Blurred vision' },
  }),
  searchPatients: async () => ({ body: { familyName: 'Byron', birthDate: '1980-12-10' } }),
  readAppointmentAudit: async (practice) => ({ parameters: { id: (await practice.booked()).id } }),
  createHold: async (practice) => {
    await practice.makeRoomForHolds();
    return {
      headers: key(),
      body: { providerId: 'dr-adams', appointmentType: 'exam', start: practice.freeStart() },
    };
  },
  listHolds: async (practice) => {
    await practice.held();
    return {};
  },
  releaseHold: async (practice) => ({ parameters: { id: (await practice.held()).id } }),
  readPractice: async ({ id }) => ({ parameters: { id } }),
  searchSlots: async ({ id }) => ({ parameters: { id }, query: { ...range, appointmentType: 'exam', limit: 5 } }),
  readSchedule: async ({ id }) => ({ parameters: { id, providerId: 'dr-baker' } }),
  replacePractice: async ({ id }) => ({
    parameters: { id },
    headers: { 'if-match': '*' },
    body: { displayName: 'Riverside Family Practice' },
  }),
  replaceSchedule: async ({ id }) => ({
    parameters: { id, providerId: 'dr-baker' },
    headers: { 'if-match': '*' },
    body: { weekly: [{ dayOfWeek: 'mon', start: '09:00', end: '17:00' }], overrides: [] },
  }),
  replaceAppointmentType: async ({ id }) => ({
    parameters: { id, appointmentType: 'surgery-consult' },
    headers: { 'if-match': '*' },
    body: { displayName: 'Consultation', durationMinutes: 45, bufferBeforeMinutes: 0, bufferAfterMinutes: 15 },
  }),
  createClosure: async ({ id }) => ({
    parameters: { id },
    headers: key(),
    body: { start: instantOn(200, 0), end: instantOn(200, 60), description: 'Inventory' },
  }),
  listClosures: async ({ id }) => ({ parameters: { id } }),
  createRealtimeTicket: async () => ({}),
  listCalls: async () => ({ query: range }),
  readCall: async (practice) => ({ parameters: { id: await calledIn(practice) } }),
  listPatientsOfCall: async (practice) => ({ parameters: { id: await ringsAt(practice, '+1 480 555 0177') } }),
  listCallTasks: async () => ({ query: { status: 'open' } }),
  changeCallTask: async (practice) => ({ parameters: { id: await missedIn(practice) }, body: { action: 'take' } }),
  listInsurancePlans: async (practice) => {
    await practice.importPlans();
    return { parameters: { id: practice.id } };
  },
  createVerification: async () => ({ headers: key(), body: someMember() }),
  listUnverified: async () => ({ query: { date: dateOf(0), limit: 5 } }),
  readVerification: async (practice) => ({ parameters: { id: (await verifiedIn(practice)).id } }),
  listVendorSubscriptions: async ({ id }) => ({ parameters: { id } }),
  approveSubscription: async (practice) => ({
    parameters: { id: practice.id, subscriptionId: await askedIn(practice) },
    body: { plan: 'small', scopes: ['slots:read', 'appointments:read'] },
  }),
  suspendSubscription: async (practice) => ({
    parameters: { id: practice.id, subscriptionId: await subscribedIn(practice) },
  }),
  resumeSubscription: async (practice) => ({
    parameters: { id: practice.id, subscriptionId: await suspendedIn(practice) },
  }),
  endSubscription: async (practice) => ({
    parameters: { id: practice.id, subscriptionId: await subscribedIn(practice) },
  }),
  createReport: async () => ({ headers: key(), body: someReport() }),
  readReport: async (practice) => ({ parameters: { id: (await reportedIn(practice)).id } }),
  readWeeklyReport: async (practice) => ({ parameters: { id: (await weeklyReportIn(practice)).id } }),
  replaceWeeklyReport: async ({ id }) => ({ parameters: { id }, body: someWeeklyReport() }),
  deleteWeeklyReport: async (practice) => ({ parameters: { id: (await weeklyReportIn(practice)).id } }),
  deleteClosure: async (practice) => ({ parameters: { id: practice.id, closureId: (await practice.closed()).id } }),
};

export interface RouteCall extends Call {
  readonly body?: Record<string, unknown>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A call of the route that will succeed once, as a manager; what it needs is set up. */
export async function exampleCall(route: Route, practice: Practice): Promise<RouteCall> {
  const example = EXAMPLES[route.operationId];
  if (example === undefined) throw new Error(`${route.operationId} has no example; add one to route-examples.ts.`);
  const { parameters = {}, ...rest } = await example(practice);
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? `{${name}}`);
  return { method: route.method, path, ...rest };
}

/** For `it.each`: every route by its name. */
export const EVERY_ROUTE: readonly (readonly [string, Route])[] = ROUTES.map((route) => [route.operationId, route]);

export function routeNamed(operationId: string): Route {
  const route = ROUTES.find((known) => known.operationId === operationId);
  if (route === undefined) throw new Error(`There is no route ${operationId}.`);
  return route;
}
