import * as z from 'zod/mini';
import { identifier } from './identifiers.ts';
import { instantText, rangeBound } from './instant-text.ts';
import { pageOf, paging } from './paging.ts';

/** GET /practices/{id}/slots. Without `providerId`: any provider. */
export const searchSlotsQuery = z.strictObject({
  from: rangeBound,
  to: rangeBound,
  appointmentType: identifier,
  providerId: z.optional(identifier),
  /** The appointment that is to be moved: its own time counts as free. */
  ignoreAppointmentId: z.optional(identifier),
  ...paging,
});
export type SearchSlotsQuery = z.output<typeof searchSlotsQuery>;

/** A free time; times are in the practice's offset at that instant. */
export const slot = z.object({ providerId: identifier, start: instantText, end: instantText, timeZone: z.string() });
export type Slot = z.output<typeof slot>;

export const slotPage = pageOf(slot);
