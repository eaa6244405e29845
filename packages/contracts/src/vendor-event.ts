import type { Scope } from '@frontdesk/core/roles';
import * as z from 'zod/mini';
import { EVENT_CATALOGUE, type EventName } from './events.ts';
import { instantText } from './instant-text.ts';
import type { RealtimeTopic } from './realtime.ts';

/** The scope that a vendor's subscription needs for a topic. Calls are nothing that vendors see. */
const SCOPE_OF_VENDOR_TOPIC = {
  appointments: 'appointments:read',
  insurance: 'insurance:read',
} as const satisfies Partial<Record<RealtimeTopic, Scope>>;

/** The topics of which vendors see events. */
export const VENDOR_TOPICS = Object.keys(SCOPE_OF_VENDOR_TOPIC) as (keyof typeof SCOPE_OF_VENDOR_TOPIC)[];

/** A call of the webhooks' own, and what a subscription's plan has to say: these are in no practice's log. */
export const DIRECT_EVENT_TYPES = ['webhook.test', 'quota.warning'] as const;
export type DirectEventType = (typeof DIRECT_EVENT_TYPES)[number];

/** The scope that a subscription needs to see an event; undefined: no vendor sees it. */
export function scopeOfEvent(event: string): Scope | undefined {
  const { topic }: { topic?: RealtimeTopic } = Object.hasOwn(EVENT_CATALOGUE, event)
    ? EVENT_CATALOGUE[event as EventName]
    : {};
  return topic !== undefined && topic in SCOPE_OF_VENDOR_TOPIC
    ? SCOPE_OF_VENDOR_TOPIC[topic as keyof typeof SCOPE_OF_VENDOR_TOPIC]
    : undefined;
}

/** The types of events of practices' logs that vendors see. */
export const LOGGED_EVENT_TYPES = (Object.keys(EVENT_CATALOGUE) as EventName[]).filter(
  (name) => scopeOfEvent(name) !== undefined,
);

const seq = z.int().check(z.minimum(1));

/** The data of an event of the log, with its place in it. */
export function dataOfEvent(name: EventName) {
  return z.extend(EVENT_CATALOGUE[name].data as z.ZodMiniObject, { epoch: z.string(), seq });
}

/** The data of an event that is in no log. */
export const DIRECT_EVENT_DATA: Readonly<Record<DirectEventType, z.ZodMiniObject>> = {
  'webhook.test': z.object({ webhookId: z.string() }),
  'quota.warning': z.object({
    plan: z.string(),
    percent: z.int(),
    used: z.int(),
    quota: z.int(),
    resetsAt: instantText,
  }),
};

/** Every form that the data of such an event has: what is named here leaves, and nothing else. */
const dataForms = [...new Map(LOGGED_EVENT_TYPES.map((name) => [EVENT_CATALOGUE[name].data, name])).values()].map(
  dataOfEvent,
);

/** An event of the practice as a vendor reads it, and, without the `id`, as a webhook brings it. */
export const vendorEvent = z.object({
  /** Stays the same however often the event is sent: a webhook has it as `webhook-id`. */
  id: z.string(),
  type: z.string(),
  timestamp: instantText,
  data: z.union(dataForms),
});

/** GET /v2/events. */
export const listEventsQuery = z.strictObject({
  epoch: z.optional(z.string().check(z.regex(/^[\w-]{1,64}$/, 'is not an epoch of a log'))),
  after: z.optional(wholeNumber(0, Number.MAX_SAFE_INTEGER)),
  limit: z.optional(wholeNumber(1, 500)),
});

export const eventPage = z.object({
  epoch: z.string(),
  items: z.array(vendorEvent),
  /** Everything up to here is in this page or was before it: the next `after`. */
  seq: z.int().check(z.minimum(0)),
  /** The end of the log. */
  headSeq: z.int().check(z.minimum(0)),
  /** Whether nothing is missing between `after` and this page. */
  recovered: z.boolean(),
});

function wholeNumber(least: number, most: number) {
  return z.pipe(
    z.transform((text) => (typeof text === 'string' && /^[0-9]+$/.test(text) ? Number(text) : text)),
    z
      .int('must be a whole number in decimal digits')
      .check(z.minimum(least, `must be ${least} or more`), z.maximum(most, `must be ${most} or less`)),
  );
}
