import * as z from 'zod/mini';
import { identifier, recordPath } from './identifiers.ts';
import { instantText } from './instant-text.ts';

/** How long a hold keeps a time for its holder. */
export const HOLD_TTL_SECONDS = 300;

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

export const holdPath = recordPath;
