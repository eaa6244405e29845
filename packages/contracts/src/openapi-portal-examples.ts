/** Samples of what vendors and managers tell each other, and of what the portal shows. Every person is made up. */

const sampleAccess = { plan: 'small', scopes: ['slots:read', 'appointments:read', 'appointments:write'] };
const sampleAsked = {
  ...sampleAccess,
  purpose: 'Online booking for your patients.',
  at: '2027-02-01T15:00:00.000Z',
};
const sampleVendorSubscription = {
  id: 'sub_00000000000000000000000000000001',
  vendor: 'Acme Practice Management',
  vendorEmail: 'developers@acme.test',
  status: 'requested',
  ...sampleAccess,
  asked: sampleAsked,
  createdAt: '2027-02-01T15:00:00.000Z',
  version: 1,
};
const samplePortalSubscription = {
  id: 'sub_00000000000000000000000000000001',
  practiceId: 'p001',
  sandbox: false,
  status: 'requested',
  ...sampleAccess,
  asked: sampleAsked,
  createdAt: '2027-02-01T15:00:00.000Z',
};
const sampleKey = {
  keyId: 'key_00000000000000000000000000000001',
  name: 'production',
  status: 'active',
  createdAt: '2027-02-01T15:00:00.000Z',
  lastUsedAt: '2027-02-01T16:00:00.000Z',
};
const sampleCounts = {
  requests: 812,
  cached: 40,
  throttled: 2,
  clientErrors: 9,
  serverErrors: 0,
  averageMilliseconds: 46,
};
const sampleCaller = { keyId: sampleKey.keyId, name: sampleKey.name };
const sampleRoute = { method: 'GET', route: '/v1/appointments/{id}' };
const sampleSubscriptionUsage = {
  ...{ from: '2027-02-01', to: '2027-02-01', asOf: '2027-02-01T15:00:00.000Z' },
  quota: {
    ...{ plan: 'small', period: 'day', used: 803, quota: 1000, remaining: 197, percent: 80, warning: 80 },
    resetsAt: '2027-02-02T00:00:00.000Z',
  },
  warnings: [{ day: '2027-02-01', percent: 80, at: '2027-02-01T14:59:12.000Z' }],
  total: sampleCounts,
  days: [{ day: '2027-02-01', ...sampleCounts }],
  keys: [{ ...sampleCaller, ...sampleCounts }],
  versions: [{ version: 'v1', ...sampleCounts }],
  routes: [{ version: 'v1', ...sampleRoute, ...sampleCounts }],
  statuses: [{ status: 200, requests: 803 }],
  version1: {
    ...{ deprecatedAt: '2026-09-01T00:00:00.000Z', sunsetAt: '2027-09-01T00:00:00.000Z' },
    callers: [{ ...sampleCaller, ...sampleRoute, requests: 812, lastDay: '2027-02-01' }],
  },
};
const sampleLoggedRequest = {
  ...{ id: '3f2b8c1e-6d0a-4a52-9a3f-5f4b2a7c9e10', at: '2027-02-01T14:59:58.120Z', version: 'v2', method: 'GET' },
  ...{ route: '/v2/appointments/{id}', status: 404, milliseconds: 31, code: 'NOT_FOUND' },
  ...{ keyId: sampleKey.keyId, keyName: sampleKey.name, cached: false },
};
const sampleActivity = { at: '2027-02-01T15:00:00.000Z', action: 'key-created', by: 'vendor', keyId: sampleKey.keyId };

export const PORTAL_EXAMPLES: Readonly<Record<string, unknown>> = {
  ApproveSubscriptionRequest: sampleAccess,
  VendorSubscription: sampleVendorSubscription,
  VendorSubscriptionList: { items: [sampleVendorSubscription] },
  ReplaceAccountRequest: { name: 'Acme Practice Management' },
  Account: {
    id: 'ven_00000000000000000000000000000001',
    name: 'Acme Practice Management',
    email: 'developers@acme.test',
    sandboxPracticeId: 'sandbox-00000000000000000000000000000001',
    sandboxSubscriptionId: 'sub_00000000000000000000000000000002',
    createdAt: '2027-02-01T15:00:00.000Z',
  },
  RequestSubscriptionRequest: { practiceId: 'p001', ...sampleAccess, purpose: sampleAsked.purpose },
  Subscription: samplePortalSubscription,
  SubscriptionList: { items: [samplePortalSubscription] },
  CreateKeyRequest: { name: 'production' },
  RotateKeyRequest: { graceSeconds: 3600 },
  Key: sampleKey,
  KeyList: { items: [sampleKey] },
  ShownKey: {
    ...{ keyId: sampleKey.keyId, name: 'production', createdAt: '2027-02-01T15:00:00.000Z' },
    key: 'fd_live_00000000000000000000000000000000000000',
  },
  Activity: sampleActivity,
  ActivityPage: { items: [sampleActivity] },
  SubscriptionUsage: sampleSubscriptionUsage,
  LoggedRequest: sampleLoggedRequest,
  RequestLogPage: { items: [sampleLoggedRequest] },
};
