import { Phi } from '@frontdesk/core/phi';
import * as z from 'zod';

const personName = z.string().trim().min(1, 'must not be empty').max(100, 'must be 100 characters or fewer');

/** Who the appointment is for. */
export const patient = z.strictObject({
  givenName: personName,
  familyName: personName,
  birthDate: z.iso.date({ error: 'must be a date, such as 1980-05-17' }),
  phone: z
    .string()
    .regex(/^\+?[0-9 ().-]{5,30}$/, 'must be a telephone number')
    .optional(),
  email: z.email('must be an e-mail address').max(254).optional(),
  memberId: z.string().trim().min(1).max(64, 'must be 64 characters or fewer').optional(),
});

export type Patient = z.output<typeof patient>;

/** The patient as a request carries it: readable only by `reveal()`. */
export const phiPatient = patient.transform((value) => new Phi(value));

/** Free text that a person types about a patient. */
export const phiText = z
  .string()
  .trim()
  .min(1)
  .max(500, 'must be 500 characters or fewer')
  .transform((value) => new Phi(value));
