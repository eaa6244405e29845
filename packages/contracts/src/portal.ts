import * as z from 'zod/mini';
import { SUBSCRIPTION_ACTIONS } from './audit.ts';
import { displayName } from './display-name.ts';
import { identifier } from './identifiers.ts';
import { instantText } from './instant-text.ts';
import { paging } from './paging.ts';
import { access, planName, SUBSCRIPTION_STATUSES, subscriptionScopes } from './subscription.ts';
import { linesOfText } from './text-field.ts';

const LONGEST_PURPOSE = 500;
const LONGEST_GRACE_SECONDS = 30 * 86_400;

/** GET /portal/account: a vendor, and where it tries its software. */
export const account = z.object({
  id: identifier,
  name: z.string(),
  /** Verified by the user pool. */
  email: z.string(),
  /** The practice of the vendor's own, which its test keys open. */
  sandboxPracticeId: identifier,
  /** The subscription of that practice. */
  sandboxSubscriptionId: identifier,
  createdAt: instantText,
});
export type Account = z.output<typeof account>;

/** PUT /portal/account. */
export const replaceAccountRequest = z.strictObject({ name: displayName });

/** POST /portal/subscriptions. */
export const requestSubscriptionRequest = z.strictObject({
  practiceId: identifier,
  plan: planName,
  scopes: subscriptionScopes,
  /** What the vendor wants to do, for the practice's managers. */
  purpose: z.optional(linesOfText(LONGEST_PURPOSE)),
});

/** One of a vendor's ways into a practice. */
export const portalSubscription = z.object({
  id: identifier,
  practiceId: identifier,
  /** Whether it is the vendor's sandbox, whose keys are test keys. */
  sandbox: z.boolean(),
  status: z.enum(SUBSCRIPTION_STATUSES),
  /** What the keys may do; what was asked for until the practice has decided. */
  ...access,
  asked: z.optional(z.object({ ...access, purpose: z.optional(z.string()), at: instantText })),
  createdAt: instantText,
});
export type PortalSubscription = z.output<typeof portalSubscription>;
export const portalSubscriptionList = z.object({ items: z.array(portalSubscription) });

/** What may be known of a key once it was shown. */
export const portalKey = z.object({
  keyId: identifier,
  name: z.string(),
  /** `expiring`: replaced, and open until `expiresAt`. */
  status: z.enum(['active', 'expiring', 'expired', 'revoked']),
  createdAt: instantText,
  expiresAt: z.optional(instantText),
  revokedAt: z.optional(instantText),
  /** At most a quarter of an hour old while the key is in use; absent: never. */
  lastUsedAt: z.optional(instantText),
});
export type PortalKey = z.output<typeof portalKey>;
export const portalKeyList = z.object({ items: z.array(portalKey) });

/** POST /portal/subscriptions/{id}/keys. */
export const createKeyRequest = z.strictObject({ name: displayName });

/** POST /portal/subscriptions/{id}/keys/{keyId}/rotate. */
export const rotateKeyRequest = z.strictObject({
  /** How long the old key still opens; a day unless it is given. */
  graceSeconds: z._default(z.int().check(z.minimum(0), z.maximum(LONGEST_GRACE_SECONDS)), 86_400),
});

/** A new key: this answer is the only place where it is told. */
export const shownKey = z.object({ keyId: identifier, name: z.string(), key: z.string(), createdAt: instantText });

/** Who did what to a subscription or a key of it. */
export const activity = z.object({
  at: instantText,
  action: z.enum(SUBSCRIPTION_ACTIONS),
  by: z.enum(['vendor', 'practice', 'operator']),
  /** The key that it concerns. */
  keyId: z.optional(identifier),
});
export type PortalActivity = z.output<typeof activity>;
export const activityPage = z.object({ items: z.array(activity), nextCursor: z.optional(z.string()) });
export const activityQuery = z.strictObject({ ...paging });

export const subscriptionPath = z.strictObject({ id: identifier });
export const subscriptionKeyPath = z.strictObject({ id: identifier, keyId: identifier });

/** A webhook of a subscription. */
export const subscriptionWebhookPath = z.strictObject({ id: identifier, webhookId: identifier });
