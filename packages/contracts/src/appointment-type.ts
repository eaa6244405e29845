import * as z from 'zod/mini';
import { displayName } from './display-name.ts';
import { identifier } from './identifiers.ts';

/** What one appointment may take of a day, buffers included. */
export const LONGEST_APPOINTMENT_MINUTES = 360;

const bufferMinutes = z.int().check(z.minimum(0), z.maximum(LONGEST_APPOINTMENT_MINUTES));

/** What a practice decides about an appointment type: in its import and in the route. */
export const appointmentTypeRules = {
  /** Absent: stays as it is. */
  displayName: z.optional(displayName),
  durationMinutes: z.int().check(z.minimum(1), z.maximum(LONGEST_APPOINTMENT_MINUTES)),
  bufferBeforeMinutes: z._default(bufferMinutes, 0),
  bufferAfterMinutes: z._default(bufferMinutes, 0),
};

/** PUT /practices/{id}/appointment-types/{appointmentType}. What the practice's GET answered may be sent back whole: members that
 *  only the service decides are accepted and have no effect. */
export const replaceAppointmentTypeRequest = z.strictObject({
  ...appointmentTypeRules,
  practiceId: z.optional(z.unknown()),
  appointmentType: z.optional(z.unknown()),
  version: z.optional(z.unknown()),
});

export const appointmentTypePath = z.strictObject({ id: identifier, appointmentType: identifier });

const shown = {
  appointmentType: identifier,
  displayName: z.optional(z.string()),
  durationMinutes: z.int(),
  bufferBeforeMinutes: z.int(),
  bufferAfterMinutes: z.int(),
  /** In quotes, the entity tag for `If-Match`. */
  version: z.int(),
};

/** As `GET /practices/{id}` lists it. */
export const listedAppointmentType = z.object(shown);

export const appointmentType = z.object({ practiceId: identifier, ...shown });
export type AppointmentType = z.output<typeof appointmentType>;
