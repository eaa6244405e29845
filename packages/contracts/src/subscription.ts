import { PLANS } from '@frontdesk/core/plans';
import { VENDOR_SCOPES } from '@frontdesk/core/roles';
import * as z from 'zod/mini';
import { identifier } from './identifiers.ts';
import { instantText } from './instant-text.ts';

export const SUBSCRIPTION_STATUSES = ['requested', 'active', 'suspended', 'ended'] as const;

export const planName = z.enum(Object.keys(PLANS) as (keyof typeof PLANS)[]);
/** A set, with the least that a key opens: what it may know of itself. */
export const subscriptionScopes = z.pipe(
  z.array(z.enum(VENDOR_SCOPES)).check(z.minLength(1)),
  z.transform((scopes: (typeof VENDOR_SCOPES)[number][]) => [...new Set(['slots:read', ...scopes] as const)]),
);

/** What is asked of a practice, or given by it. */
export const access = { plan: planName, scopes: z.array(z.enum(VENDOR_SCOPES)) };

/** One vendor's way into a practice, as the practice's managers see it. */
export const vendorSubscription = z.object({
  id: identifier,
  /** What the vendor calls itself: text of strangers. */
  vendor: z.string(),
  /** Verified. Absent: operators made the subscription. */
  vendorEmail: z.optional(z.string()),
  status: z.enum(SUBSCRIPTION_STATUSES),
  /** What the vendor's keys may do; what it asks for until that is approved. */
  ...access,
  /** What the vendor asked for, in its own words. Absent: operators made the subscription. */
  asked: z.optional(z.object({ ...access, purpose: z.optional(z.string()), at: instantText })),
  createdAt: instantText,
  /** When one of its keys was used last; absent: never. */
  lastUsedAt: z.optional(instantText),
  /** Grows with every change. */
  version: z.int(),
});
export type VendorSubscription = z.output<typeof vendorSubscription>;

/** GET /practices/{id}/subscriptions: the undecided first, then the latest. */
export const vendorSubscriptionList = z.object({ items: z.array(vendorSubscription) });

/** PUT /practices/{id}/subscriptions/{subscriptionId}/approve: no more than was asked for. */
export const approveSubscriptionRequest = z.strictObject({ plan: planName, scopes: subscriptionScopes });

/** Path parameters of what managers decide. */
export const practiceSubscriptionPath = z.strictObject({ id: identifier, subscriptionId: identifier });
