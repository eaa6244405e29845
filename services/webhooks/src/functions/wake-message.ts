import { identifier } from '@frontdesk/contracts/identifiers';
import * as z from 'zod/mini';

/** A message of the lanes' queues: which webhook to look at. */
export const wakeMessage = z.strictObject({
  practiceId: identifier,
  subscriptionId: identifier,
  webhookId: identifier,
  position: z.optional(z.strictObject({ epoch: z.string(), seq: z.int() })),
});

/** A message of the slow lane's queue: events whose webhooks could not be told of them at once. */
export const lateMessage = z.strictObject({
  practiceId: identifier,
  epoch: z.string(),
  events: z.array(z.strictObject({ seq: z.int(), event: z.string() })),
});
