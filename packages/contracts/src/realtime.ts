import * as z from 'zod/mini';
import { instantText } from './instant-text.ts';

export const REALTIME_TOPICS = ['calls', 'appointments', 'insurance', 'vendors', 'reports'] as const;
export const realtimeTopic = z.enum(REALTIME_TOPICS);
export type RealtimeTopic = (typeof REALTIME_TOPICS)[number];

/** The scope a ticket needs for each topic. */
export const SCOPE_OF_TOPIC = {
  calls: 'calls:read',
  appointments: 'appointments:read',
  insurance: 'insurance:read',
  vendors: 'vendors:read',
  // That a report is there: whoever sees appointments may know. What it counts, managers read.
  reports: 'appointments:read',
} as const satisfies Record<RealtimeTopic, string>;

export const REALTIME_TICKET_TTL_SECONDS = 30;

/** POST /realtime/tickets: single use, for one connection. */
export const realtimeTicket = z.object({ ticket: z.string(), url: z.string(), expiresAt: instantText });
export type RealtimeTicket = z.output<typeof realtimeTicket>;

/** Where a dashboard stands: what it saw last. */
const position = z.strictObject({
  epoch: z.string().check(z.minLength(1), z.maxLength(64)),
  seq: z.int().check(z.minimum(0)),
});

/** A set: a name that comes twice says nothing more. The gateway bounds the message. */
const topics = z.pipe(
  z.array(realtimeTopic).check(z.minLength(1)),
  z.transform((names: RealtimeTopic[]) => [...new Set(names)]),
);

/** What a client sends, by `action`. */
export const subscribeMessage = z.strictObject({
  action: z.literal('subscribe'),
  topics,
  since: z.optional(position),
});
export const unsubscribeMessage = z.strictObject({
  action: z.literal('unsubscribe'),
  topics,
});
export const pingMessage = z.strictObject({ action: z.literal('ping') });

/** What the server sends, by `type`. */
export const REALTIME_ERROR_CODES = ['INPUT_INVALID', 'FORBIDDEN', 'UNAVAILABLE'] as const;
export const serverMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('subscribed'), epoch: z.string(), seq: z.int(), recovered: z.boolean() }),
  z.object({
    type: z.literal('event'),
    epoch: z.string(),
    seq: z.int(),
    topic: realtimeTopic,
    event: z.string(),
    at: instantText,
    data: z.record(z.string(), z.unknown()),
  }),
  z.object({ type: z.literal('pong') }),
  z.object({ type: z.literal('error'), code: z.enum(REALTIME_ERROR_CODES) }),
]);
export type ServerMessage = z.output<typeof serverMessage>;
