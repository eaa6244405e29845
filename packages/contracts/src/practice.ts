import * as z from 'zod/mini';
import { listedAppointmentType } from './appointment-type.ts';
import { displayName } from './display-name.ts';
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
  /** Of the practice's own name and zone; in quotes, the entity tag for `If-Match`. */
  version: z.int(),
});
export type Practice = z.output<typeof practice>;

/** PUT /practices/{id}. What GET answered may be sent back whole: members that only the service decides, or that have routes of
 *  their own, are accepted and have no effect. */
export const replacePracticeRequest = z.strictObject({
  displayName,
  id: z.optional(z.unknown()),
  timeZone: z.optional(z.unknown()),
  providers: z.optional(z.unknown()),
  appointmentTypes: z.optional(z.unknown()),
  version: z.optional(z.unknown()),
});
