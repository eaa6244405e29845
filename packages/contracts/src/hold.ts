import * as z from 'zod/mini';
import { identifier, recordPath } from './identifiers.ts';
import { instantText } from './instant-text.ts';

/** How long a hold keeps a time for its holder. */
export const HOLD_TTL_SECONDS = 300;

/** How many times one person may hold at once at a practice. */
export const MOST_OPEN_HOLDS = 10;

/** POST /holds. */
export const createHoldRequest = z.strictObject({
  providerId: identifier,
  appointmentType: identifier,
  start: instantText,
});
export type CreateHoldRequest = z.output<typeof createHoldRequest>;

export const hold = z.object({
  id: identifier,
  practiceId: identifier,
  providerId: identifier,
  appointmentType: identifier,
  start: instantText,
  end: instantText,
  timeZone: z.string(),
  holdTtlSeconds: z.int(),
  expiresAt: instantText,
});
export type Hold = z.output<typeof hold>;

/** GET /holds. */
export const holdList = z.object({ items: z.array(hold) });

export const holdPath = recordPath;
