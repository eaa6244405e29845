import { identifier } from '@frontdesk/contracts/identifiers';
import * as z from 'zod/mini';

/** A message of the lanes' queues: which webhook to look at. */
export const wakeMessage = z.strictObject({
  practiceId: identifier,
  subscriptionId: identifier,
  webhookId: identifier,
  position: z.optional(z.strictObject({ epoch: z.string(), seq: z.int() })),
});
