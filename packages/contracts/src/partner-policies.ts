import type { Scope } from '@frontdesk/core/roles';

export type PartnerVersion = 'v1' | 'v2';

/** What the Partner API does with a route's calls beside answering them. */
export interface PartnerPolicy {
  version: PartnerVersion;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With the version: `/v2/appointments/{id}`. */
  path: string;
  /** The key must allow it. */
  scope: Scope;
  /** How many requests of the subscription's quota a call counts as; 0: none, and the plan's rate does not hold it back either. */
  quotaCost: 0 | 1;
  /** How long the stage keeps an answer, by path, query and the caller's practice. Absent: not at all. */
  cacheSeconds?: number;
  /** Of all callers together, in the place of the stage's own limit; for what no plan holds back. */
  rate?: { perSecond: number; burst: number };
}

const V1 = { version: 'v1', quotaCost: 1 } as const;
const V2 = { version: 'v2', quotaCost: 1 } as const;

/** The policies of every route by its operation. Without the schemas, so that the authoriser's bundle stays small. */
export const PARTNER_POLICIES = {
  bookFlatAppointment: { ...V1, method: 'POST', path: '/v1/appointments', scope: 'appointments:write' },
  readFlatAppointment: { ...V1, method: 'GET', path: '/v1/appointments/{id}', scope: 'appointments:read' },
  cancelFlatAppointment: { ...V1, method: 'PUT', path: '/v1/appointments/{id}/cancel', scope: 'appointments:write' },
  // Not kept by the stage: a kept answer would outlive the version's sunset and its brown-outs.
  listFlatInsurancePlans: {
    ...V1,
    method: 'GET',
    path: '/v1/practices/{id}/insurance-plans',
    scope: 'insurance:read',
  },
  searchFlatSlots: { ...V1, method: 'GET', path: '/v1/practices/{id}/slots', scope: 'slots:read' },
  bookAppointment: { ...V2, method: 'POST', path: '/v2/appointments', scope: 'appointments:write' },
  listAppointments: { ...V2, method: 'GET', path: '/v2/appointments', scope: 'appointments:read' },
  readAppointment: { ...V2, method: 'GET', path: '/v2/appointments/{id}', scope: 'appointments:read' },
  cancelAppointment: { ...V2, method: 'PUT', path: '/v2/appointments/{id}/cancel', scope: 'appointments:write' },
  rescheduleAppointment: {
    ...V2,
    method: 'PUT',
    path: '/v2/appointments/{id}/reschedule',
    scope: 'appointments:write',
  },
  createHold: { ...V2, method: 'POST', path: '/v2/holds', scope: 'appointments:write' },
  releaseHold: { ...V2, method: 'DELETE', path: '/v2/holds/{id}', scope: 'appointments:write' },
  readPractice: { ...V2, method: 'GET', path: '/v2/practices/{id}', scope: 'slots:read', cacheSeconds: 300 },
  searchSlots: { ...V2, method: 'GET', path: '/v2/practices/{id}/slots', scope: 'slots:read' },
  listInsurancePlans: {
    ...V2,
    method: 'GET',
    path: '/v2/practices/{id}/insurance-plans',
    scope: 'insurance:read',
    cacheSeconds: 300,
  },
  createVerification: { ...V2, method: 'POST', path: '/v2/insurance/verifications', scope: 'insurance:write' },
  readVerification: { ...V2, method: 'GET', path: '/v2/insurance/verifications/{id}', scope: 'insurance:read' },
  listEvents: { ...V2, method: 'GET', path: '/v2/events', scope: 'appointments:read' },
  listWebhooks: { ...V2, method: 'GET', path: '/v2/webhooks', scope: 'appointments:read' },
  createWebhook: { ...V2, method: 'POST', path: '/v2/webhooks', scope: 'appointments:read' },
  deleteWebhook: { ...V2, method: 'DELETE', path: '/v2/webhooks/{id}', scope: 'appointments:read' },
  testWebhook: { ...V2, method: 'POST', path: '/v2/webhooks/{id}/test', scope: 'appointments:read' },
  rotateWebhook: { ...V2, method: 'POST', path: '/v2/webhooks/{id}/rotate', scope: 'appointments:read' },
  replayWebhook: { ...V2, method: 'POST', path: '/v2/webhooks/{id}/replay', scope: 'appointments:read' },
  listDeliveries: { ...V2, method: 'GET', path: '/v2/webhooks/{id}/deliveries', scope: 'appointments:read' },
  // It tells a vendor how much is left: the call itself takes nothing, and a spent quota does not refuse it.
  readUsage: {
    version: 'v2',
    quotaCost: 0,
    method: 'GET',
    path: '/v2/usage',
    scope: 'slots:read',
    rate: { perSecond: 20, burst: 40 },
  },
} as const satisfies Readonly<Record<string, PartnerPolicy>>;
