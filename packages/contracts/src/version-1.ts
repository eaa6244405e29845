import { Phi } from '@frontdesk/core/phi';
import * as z from 'zod/mini';
import { APPOINTMENT_STATUSES } from './appointment-status-rules.ts';
import { birthDate } from './birth-date.ts';
import { identifier } from './identifiers.ts';
import { dateText, rangeBound } from './instant-text.ts';
import { insurancePlan } from './insurance-plan.ts';
import { pageOf, paging } from './paging.ts';
import { LONGEST_NAME, telephoneNumber } from './patient.ts';
import { nameOf } from './text-field.ts';

/** Version 1 of the Partner API: flat, and times as the practice's clock on the wall shows them. */

/** Two names and the space between them. */
export const LONGEST_FULL_NAME = 2 * LONGEST_NAME + 1;
export const fullName = nameOf(LONGEST_FULL_NAME, [
  (name) => namesIn(name).every((part) => [...part].length <= LONGEST_NAME),
  `must not have a given name or a family name of more than ${LONGEST_NAME} characters`,
]);

/** The family name is the last word; without a given name it is all there is. */
export function namesIn(name: string): [family: string] | [family: string, given: string] {
  const space = name.lastIndexOf(' ');
  return space === -1 ? [name] : [name.slice(space + 1), name.slice(0, space).trimEnd()];
}

const timeOfDay = z
  .string()
  .check(z.regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, 'must be a time of day, such as 09:00 or 17:30'));

/** POST /v1/appointments. */
export const bookFlatAppointmentRequest = z.pipe(
  z.strictObject({
    provider: identifier,
    type: identifier,
    /** With `time`: the first time that the practice's clock shows it. */
    date: dateText,
    time: timeOfDay,
    patientName: fullName,
    patientBirthDate: birthDate,
    patientPhone: z.optional(telephoneNumber),
  }),
  z.transform(({ provider, type, date, time, ...person }) => ({ provider, type, date, time, person: new Phi(person) })),
);
export type BookFlatAppointmentRequest = z.output<typeof bookFlatAppointmentRequest>;

/** GET /v1/practices/{id}/slots. */
export const searchFlatSlotsQuery = z.strictObject({
  from: rangeBound,
  to: rangeBound,
  type: identifier,
  provider: z.optional(identifier),
  ...paging,
});
export type SearchFlatSlotsQuery = z.output<typeof searchFlatSlotsQuery>;

const flatTime = {
  date: dateText,
  time: timeOfDay,
  minutes: z.int(),
};

/** An appointment as version 1 shows it. Answers tell what is stored, also what older rules took. */
export const flatAppointment = z.object({
  id: identifier,
  practice: identifier,
  provider: identifier,
  type: identifier,
  ...flatTime,
  patientName: z.string(),
  patientBirthDate: z.string(),
  patientPhone: z.optional(z.string()),
  status: z.enum(APPOINTMENT_STATUSES),
});
export type FlatAppointment = z.output<typeof flatAppointment>;

/** A free time as version 1 shows it. */
export const flatSlot = z.object({ provider: identifier, ...flatTime });
export type FlatSlot = z.output<typeof flatSlot>;

export const flatSlotPage = pageOf(flatSlot);

/** An insurance plan as version 1 shows it. */
export const flatInsurancePlan = z.object({
  id: identifier,
  name: z.string(),
  type: insurancePlan.shape.type,
  payer: identifier,
  payerName: z.string(),
});
export type FlatInsurancePlan = z.output<typeof flatInsurancePlan>;

export const flatInsurancePlanList = z.object({ items: z.array(flatInsurancePlan), version: z.int() });
