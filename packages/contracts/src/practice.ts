import * as z from 'zod/mini';
import { listedAppointmentType } from './appointment-type.ts';
import { identifier } from './identifiers.ts';

/** GET /practices/{id}: what a booking page needs to offer choices and to show times. */
export const practice = z.object({
  id: identifier,
  /** Absent, here and below: the id is all there is. */
  displayName: z.optional(z.string()),
  /** IANA name of the zone that opening hours are in. */
  timeZone: z.string(),
  providers: z.array(z.object({ providerId: identifier, displayName: z.optional(z.string()) })),
  appointmentTypes: z.array(listedAppointmentType),
});
export type Practice = z.output<typeof practice>;
