import { Phi } from '@frontdesk/core/phi';
import * as z from 'zod/mini';

const personName = z
  .string()
  .check(z.trim(), z.minLength(1, 'must not be empty'), z.maxLength(100, 'must be 100 characters or fewer'));

/** Who the appointment is for. */
export const patient = z.strictObject({
  givenName: personName,
  familyName: personName,
  birthDate: z.iso.date({ error: 'must be a date, such as 1980-05-17' }),
  phone: z.optional(z.string().check(z.regex(/^\+?[0-9 ().-]{5,30}$/, 'must be a telephone number'))),
  email: z.optional(z.email('must be an e-mail address').check(z.maxLength(254))),
  memberId: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(64, 'must be 64 characters or fewer'))),
});

export type Patient = z.output<typeof patient>;

/** The patient as a request carries it: readable only by `reveal()`. */
export const phiPatient = z.pipe(
  patient,
  z.transform((value: Patient) => new Phi(value)),
);

/** Free text that a person types about a patient. */
export const phiText = z.pipe(
  z.string().check(z.trim(), z.minLength(1), z.maxLength(500, 'must be 500 characters or fewer')),
  z.transform((value: string) => new Phi(value)),
);
