import { PARTNER_POLICIES, type PartnerPolicy } from '@frontdesk/contracts/partner-policies';
import { PLANS } from '@frontdesk/core/plans';
import type { PlanName } from './subscription.ts';

/** The Partner API's versions, as routes begin with them. */
export type CalledVersion = 'v1' | 'v2' | 'fhir';

/** One request of a subscription, as the gateway's access log tells of it. */
export interface CountedCall {
  readonly subscriptionId: string;
  readonly practiceId: string;
  readonly plan: PlanName;
  readonly keyId: string;
  /** What callers know the request by. They may choose it themselves, so it tells no two requests apart. */
  readonly requestId: string;
  /** The gateway's own: no two requests share one. */
  readonly uniqueId: string;
  /** Epoch milliseconds of its arrival. */
  readonly at: number;
  readonly version: CalledVersion;
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
  /** Answered from the stage's cache. */
  readonly cached: boolean;
  /** What the gateway refused it with: `QUOTA_EXCEEDED`, … Absent: a function answered. */
  readonly refusal?: string;
  /** Whether it costs a part of the plan's quota. */
  readonly metered: boolean;
}

/** A request as the log keeps it. */
export type KeptRequest = Pick<
  CountedCall,
  'requestId' | 'at' | 'version' | 'method' | 'route' | 'status' | 'milliseconds' | 'refusal' | 'keyId' | 'cached'
>;

/** Refusals that come before the plan is asked, or are the plan's own. All others cost a request of the quota, as do answers from the
 *  cache. [api-gateway-api-usage-plans; the order is recorded] */
const UNMETERED: ReadonlySet<string> = new Set([
  ...['ACCESS_DENIED', 'UNAUTHORIZED', 'AUTHORIZER_FAILURE', 'AUTHORIZER_CONFIGURATION_ERROR', 'EXPIRED_TOKEN'],
  ...['INVALID_SIGNATURE', 'INVALID_API_KEY', 'MISSING_AUTHENTICATION_TOKEN', 'WAF_FILTERED'],
  ...['THROTTLED', 'QUOTA_EXCEEDED'],
]);

const POLICIES: ReadonlyMap<string, PartnerPolicy> = new Map(
  Object.values(PARTNER_POLICIES).map((policy) => [`${policy.method} ${policy.path}`, policy]),
);

const SUBSCRIPTION_ID = /^sub_[0-9a-f]{32}$/;
const KEY_ID = /^[\w-]{1,64}$/;
/** A request id that the gateway or an SDK made; whatever else a caller wrote there may be anything. */
const MADE_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const UNIQUE_ID = /^[\w+/=-]{6,64}$/;
const ROUTE = /^\/(v1|v2|fhir)(\/|$)/;

/** Reads a line of the access log. Undefined: it is no line of a subscription's request. The gateway writes `-` for what it does not
 *  know. */
export function countedCallFrom(line: string): CountedCall | undefined {
  const fields = fieldsOf(line);
  const { subscriptionId = '', practiceId = '', plan = '', keyId = '', extendedRequestId = '', method = '' } = fields;
  const { route = '', requestId = '', error = '-', integrationLatency = '-' } = fields;
  const [, version] = ROUTE.exec(route) ?? [];
  const at = Number(fields.timeEpoch);
  const status = Number(fields.status);
  const isOurs = SUBSCRIPTION_ID.test(subscriptionId) && KEY_ID.test(keyId) && Object.hasOwn(PLANS, plan);
  if (!isOurs || version === undefined || !UNIQUE_ID.test(extendedRequestId)) return undefined;
  if (!Number.isInteger(at) || at <= 0 || !Number.isInteger(status)) return undefined;
  const policy = POLICIES.get(`${method} ${route}`);
  const isRefused = error !== '-' && error !== '';
  const isSuccess = status >= 200 && status < 300;
  return {
    ...{ subscriptionId, practiceId, plan: plan as PlanName, keyId, at, method, route, status },
    requestId: MADE_ID.test(requestId) ? requestId : extendedRequestId,
    uniqueId: extendedRequestId,
    version: version as CalledVersion,
    milliseconds: Math.max(0, Math.round(Number(fields.latency) || 0)),
    cached: !isRefused && isSuccess && policy?.cacheSeconds !== undefined && integrationLatency === '-',
    ...(isRefused && { refusal: error }),
    metered: (policy?.quotaCost ?? 1) > 0 && !(isRefused && UNMETERED.has(error)),
  };
}

function fieldsOf(line: string): Readonly<Record<string, string>> {
  try {
    const parsed: unknown = JSON.parse(line);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, string>) : {};
  } catch {
    return {};
  }
}
