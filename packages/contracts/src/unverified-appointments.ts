import * as z from 'zod/mini';
import { patientRecord } from './appointment.ts';
import { identifier } from './identifiers.ts';
import { dateText, instantText } from './instant-text.ts';
import { verification } from './insurance-verification.ts';
import { paging } from './paging.ts';

/** GET /insurance/unverified. */
export const listUnverifiedQuery = z.strictObject({
  /** By the practice's calendar; absent: its tomorrow. */
  date: z.optional(dateText),
  ...paging,
});
export type ListUnverifiedQuery = z.output<typeof listUnverifiedQuery>;

/** Why a patient's coverage is not known to be active: nobody can be asked (no member id, no plan of the practice's list), nobody has asked for it
 *  (`not-verified`), the payer has not answered yet, or what came of it. */
const UNVERIFIED_STATES = [
  'no-member-id',
  'no-plan',
  'not-verified',
  'queued',
  'retrying',
  'failed',
  'inactive',
] as const;

/** An appointment whose patient is not known to be covered. */
export const unverifiedAppointment = z.object({
  appointmentId: identifier,
  providerId: identifier,
  appointmentType: identifier,
  start: instantText,
  patient: patientRecord,
  state: z.enum(UNVERIFIED_STATES),
  /** The last one of the patient for that day; absent: none, or one that is too old. */
  verification: z.optional(z.omit(verification, { result: true })),
});
export type UnverifiedAppointment = z.output<typeof unverifiedAppointment>;

export const unverifiedPage = z.object({
  /** The day that is listed. */
  date: dateText,
  items: z.array(unverifiedAppointment),
  nextCursor: z.optional(z.string()),
});
export type UnverifiedPage = z.output<typeof unverifiedPage>;
