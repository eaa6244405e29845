import * as z from 'zod/mini';
import { identifier } from './identifiers.ts';
import { dateText, instantText } from './instant-text.ts';
import { pageOf, paging } from './paging.ts';
import { planName } from './subscription.ts';

/** How many days one question about usage may span. */
export const MOST_USAGE_DAYS = 92;
/** How far back the request log goes. */
export const REQUEST_LOG_DAYS = 7;

const count = z.int().check(z.minimum(0));

const counts = {
  requests: count,
  /** Answered from the gateway's cache. */
  cached: count,
  /** 429: over the plan's rate or quota. */
  throttled: count,
  /** 4xx, with those throttled. */
  clientErrors: count,
  serverErrors: count,
  /** Absent without requests. */
  averageMilliseconds: z.optional(count),
};

/** Of the Partner API. */
const version = z.enum(['v1', 'v2', 'fhir']);
/** With its variables: `/v2/appointments/{id}`. */
const route = z.string();
const key = { keyId: identifier, name: z.optional(z.string()) };

/** GET /portal/subscriptions/{id}/usage: days are UTC, and both are part of the range. */
export const usageQuery = z.strictObject({ from: z.optional(dateText), to: z.optional(dateText) });

/** Today's part of the plan. */
export const quotaUsage = z.object({
  plan: planName,
  period: z.enum(['day']),
  used: count,
  /** Absent, as what depends on it is: the plan has no quota. */
  quota: z.optional(count),
  remaining: z.optional(count),
  /** Whole percent of the quota, rounded down. */
  percent: z.optional(count),
  /** The last threshold that today's requests have reached. */
  warning: z.optional(z.union([z.literal(80), z.literal(100)])),
  resetsAt: instantText,
});

export const subscriptionUsage = z.object({
  from: dateText,
  to: dateText,
  asOf: instantText,
  quota: quotaUsage,
  /** In the range, the latest first. */
  warnings: z.array(z.object({ day: dateText, percent: z.union([z.literal(80), z.literal(100)]), at: instantText })),
  total: z.object(counts),
  /** Every day of the range. */
  days: z.array(z.object({ day: dateText, ...counts })),
  /** `name` is absent when the subscription has no such key any more. */
  keys: z.array(z.object({ ...key, ...counts })),
  versions: z.array(z.object({ version, ...counts })),
  routes: z.array(z.object({ version, method: z.string(), route, ...counts })),
  statuses: z.array(z.object({ status: z.int(), requests: count })),
  /** Who still calls version 1, in the range. */
  version1: z.object({
    deprecatedAt: instantText,
    sunsetAt: instantText,
    callers: z.array(z.object({ ...key, method: z.string(), route, requests: count, lastDay: dateText })),
  }),
});
export type SubscriptionUsage = z.output<typeof subscriptionUsage>;

/** GET /portal/subscriptions/{id}/requests. */
export const requestLogQuery = z.strictObject({
  keyId: z.optional(identifier),
  status: z.optional(z.enum(['2xx', '3xx', '4xx', '5xx'])),
  method: z.optional(z.enum(['GET', 'POST', 'PUT', 'DELETE'])),
  route: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  ...paging,
});

/** One request, without what it said and what it was told. */
export const loggedRequest = z.object({
  /** The `instance` of its problem. */
  id: z.string(),
  at: instantText,
  version,
  method: z.string(),
  route,
  status: z.int(),
  milliseconds: count,
  /** Absent: it succeeded, or several codes have its status. */
  code: z.optional(z.string()),
  keyId: identifier,
  keyName: z.optional(z.string()),
  cached: z.boolean(),
});
export type LoggedRequest = z.output<typeof loggedRequest>;
export const requestLogPage = pageOf(loggedRequest);
