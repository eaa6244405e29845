import * as z from 'zod/mini';
import { identifier } from './identifiers.ts';
import { instantText } from './instant-text.ts';
import { pageOf, paging } from './paging.ts';
import { DIRECT_EVENT_TYPES, LOGGED_EVENT_TYPES } from './vendor-event.ts';

/** Endpoints that one subscription may have. */
export const MOST_WEBHOOKS = 10;
const LONGEST_URL = 1024;
/** Longest time for which the secret before signs too. */
const LONGEST_GRACE_SECONDS = 7 * 24 * 60 * 60;
export const DEFAULT_GRACE_SECONDS = 24 * 60 * 60;

const eventType = z.enum([...LOGGED_EVENT_TYPES, ...DIRECT_EVENT_TYPES]);

/** A set: a name that comes twice says nothing more. */
const eventTypes = z.pipe(
  z.array(eventType).check(z.minLength(1), z.maxLength(50)),
  z.transform((names: z.output<typeof eventType>[]) => [...new Set(names)]),
);

/** POST /v2/webhooks. */
export const createWebhookRequest = z.strictObject({
  url: z.string().check(z.minLength(1), z.maxLength(LONGEST_URL, `must have ${LONGEST_URL} characters or fewer`)),
  /** Absent: every type that the subscription may see, those that are added later as well. */
  eventTypes: z.optional(eventTypes),
});

export const webhook = z.object({
  id: identifier,
  url: z.string(),
  eventTypes: z.optional(z.array(z.string())),
  status: z.enum(['enabled', 'disabled']),
  /** `gone`: it answered 410. `failing`: it has taken nothing for five days. */
  disabledReason: z.optional(z.enum(['gone', 'failing'])),
  /** Since when it has taken nothing. Absent: it is well. */
  failingSince: z.optional(instantText),
  /** Nothing is sent before then: five attempts in a row failed, or it asked for a pause. What comes meanwhile waits. */
  pausedUntil: z.optional(instantText),
  createdAt: instantText,
});

/** With the secret that signs what is sent to it: shown once. */
export const createdWebhook = z.extend(webhook, { secret: z.string() });

export const webhookList = z.object({ items: z.array(webhook) });

/** POST /v2/webhooks/{id}/rotate. */
export const rotateWebhookRequest = z.strictObject({
  /** For how long the secret before signs too. */
  graceSeconds: z.optional(z.int().check(z.minimum(0), z.maximum(LONGEST_GRACE_SECONDS))),
});

export const rotatedWebhook = z.object({ id: identifier, secret: z.string(), previousSecretExpiresAt: instantText });

/** POST /v2/webhooks/{id}/replay: the events after `after`, up to and with `until`. */
export const replayWebhookRequest = z.strictObject({
  /** Absent: the current one. */
  epoch: z.optional(z.string().check(z.regex(/^[\w-]{1,64}$/, 'is not an epoch of a log'))),
  after: z.int().check(z.minimum(0)),
  until: z.int().check(z.minimum(1)),
});

export const replayedWebhook = z.object({ id: identifier, epoch: z.string(), after: z.int(), until: z.int() });

export const testedWebhook = z.object({ eventId: z.string() });

/** One attempt to deliver an event. Of the receiver's answer the status, and nothing else. */
export const webhookDelivery = z.object({
  eventId: z.string(),
  type: z.string(),
  seq: z.optional(z.int()),
  /** Counts from 1. */
  attempt: z.int(),
  at: instantText,
  outcome: z.enum(['delivered', 'retrying', 'failed']),
  /** Absent: there was no answer. */
  httpStatus: z.optional(z.int()),
  /** Why there was no answer. */
  error: z.optional(z.enum(['timeout', 'unreachable', 'address-refused', 'tls'])),
  milliseconds: z.int(),
  nextAttemptAt: z.optional(instantText),
});

export const webhookDeliveryPage = pageOf(webhookDelivery);

/** GET /v2/webhooks/{id}/deliveries. */
export const listDeliveriesQuery = z.strictObject(paging);
