import * as z from 'zod/mini';
import { identifier } from './identifiers.ts';
import { instantText, rangeBound } from './instant-text.ts';
import { linesOfText } from './text-field.ts';

export const LONGEST_DESCRIPTION = 200;

/** Why, for the calendar; never a patient's matter. */
export const closureDescription = linesOfText(LONGEST_DESCRIPTION);

/** POST /practices/{id}/closures. Dates are whole local days, `end` included; without `providerId` the whole practice. */
export const createClosureRequest = z.strictObject({
  start: rangeBound,
  end: rangeBound,
  providerId: z.optional(identifier),
  description: z.optional(closureDescription),
});
export type CreateClosureRequest = z.output<typeof createClosureRequest>;

/** An appointment that stands although its time is closed now; somebody has to call the patient. */
export const standingAppointment = z.object({
  id: identifier,
  providerId: identifier,
  start: instantText,
  end: instantText,
});

export const closure = z.object({
  id: identifier,
  practiceId: identifier,
  providerId: z.optional(identifier),
  start: instantText,
  end: instantText,
  description: z.optional(z.string()),
  existingAppointments: z.array(standingAppointment),
});
export type Closure = z.output<typeof closure>;

export const closureList = z.object({ items: z.array(closure) });
export const closurePath = z.strictObject({ id: identifier, closureId: identifier });
