import { hasCode } from '@frontdesk/ui/errors/problem';
import { portalCall } from './portal-call.ts';
import type { Session } from './session/vendor.ts';
import { type UsageApi, usageApi } from './usage/usage-api.ts';
import { type WebhooksApi, webhooksApi } from './webhooks/webhooks-api.ts';

/** A vendor, and where it tries its software. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly sandboxPracticeId: string;
  readonly sandboxSubscriptionId: string;
}

export const SCOPES = [
  'slots:read',
  'appointments:read',
  'appointments:write',
  'insurance:read',
  'insurance:write',
] as const;
export type Scope = (typeof SCOPES)[number];
export type PlanName = 'small' | 'large' | 'enterprise';

/** One of the vendor's ways into a practice. */
export interface Subscription {
  readonly id: string;
  readonly practiceId: string;
  readonly sandbox: boolean;
  readonly status: 'requested' | 'active' | 'suspended' | 'ended';
  readonly plan: PlanName;
  readonly scopes: readonly Scope[];
  readonly asked?: {
    readonly plan: PlanName;
    readonly scopes: readonly Scope[];
    readonly purpose?: string;
    readonly at: string;
  };
  readonly createdAt: string;
}

export interface AccessRequest {
  readonly practiceId: string;
  readonly plan: PlanName;
  readonly scopes: readonly Scope[];
  readonly purpose?: string;
}

/** What may be known of a key once it was shown. */
export interface Key {
  readonly keyId: string;
  readonly name: string;
  readonly status: 'active' | 'expiring' | 'expired' | 'revoked';
  readonly createdAt: string;
  readonly expiresAt?: string;
  readonly revokedAt?: string;
  readonly lastUsedAt?: string;
}

/** A new key: told once. */
export interface ShownKey {
  readonly keyId: string;
  readonly name: string;
  readonly key: string;
}

/** Who did what to a subscription or one of its keys. */
export interface Activity {
  readonly at: string;
  readonly action: string;
  readonly by: 'vendor' | 'practice' | 'operator';
  readonly keyId?: string;
}

/** The portal's own API. Every method throws FrontdeskError. */
export interface PortalApi {
  /** Opens it, with its sandbox, for somebody who comes for the first time. */
  readAccount(): Promise<Account>;
  renameAccount(name: string): Promise<Account>;
  resetSandbox(): Promise<void>;
  listSubscriptions(): Promise<{ readonly items: readonly Subscription[] }>;
  requestAccess(request: AccessRequest): Promise<Subscription>;
  listKeys(subscriptionId: string): Promise<{ readonly items: readonly Key[] }>;
  createKey(subscriptionId: string, name: string): Promise<ShownKey>;
  rotateKey(subscriptionId: string, keyId: string, graceSeconds: number): Promise<ShownKey>;
  revokeKey(subscriptionId: string, keyId: string): Promise<void>;
  listActivity(subscriptionId: string): Promise<{ readonly items: readonly Activity[] }>;
  readonly webhooks: WebhooksApi;
  readonly usage: UsageApi;
}

export function createPortalApi(session: Pick<Session, 'token' | 'email'>): PortalApi {
  const call = portalCall(session);
  const keysOf = (subscriptionId: string): string => `/subscriptions/${encodeURIComponent(subscriptionId)}/keys`;
  return {
    readAccount: () =>
      call<Account>('GET', '/account').catch((error: unknown) => {
        if (!hasCode(error, 'NOT_FOUND')) throw error;
        return call<Account>('PUT', '/account', { name: firstNameOf(session.email) });
      }),
    renameAccount: (name) => call('PUT', '/account', { name }),
    resetSandbox: () => call('POST', '/sandbox/reset'),
    listSubscriptions: () => call('GET', '/subscriptions'),
    requestAccess: (request) => call('POST', '/subscriptions', request),
    listKeys: (id) => call('GET', keysOf(id)),
    createKey: (id, name) => call('POST', keysOf(id), { name }),
    rotateKey: (id, keyId, graceSeconds) =>
      call('POST', `${keysOf(id)}/${encodeURIComponent(keyId)}/rotate`, { graceSeconds }),
    revokeKey: (id, keyId) => call('DELETE', `${keysOf(id)}/${encodeURIComponent(keyId)}`),
    listActivity: (id) => call('GET', `/subscriptions/${encodeURIComponent(id)}/activity`),
    webhooks: webhooksApi(call),
    usage: usageApi(call),
  };
}

/** What a company is called until it says so itself. */
function firstNameOf(email: string): string {
  const [, host = ''] = email.split('@');
  const name =
    host
      .split('.')[0]
      ?.replace(/[^a-z0-9]+/gi, ' ')
      .trim() ?? '';
  return /[a-z]/i.test(name) ? name.charAt(0).toUpperCase() + name.slice(1) : 'New vendor';
}
