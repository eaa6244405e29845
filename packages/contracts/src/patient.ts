import { systemClock } from '@frontdesk/core/clock';
import { Phi } from '@frontdesk/core/phi';
import * as z from 'zod/mini';

/** A letter or digit that can be seen (the four are letters of no form), and nothing that ends a line, moves a cursor or
 *  turns the text beside it around. Joiners stay: scripts need them within a name. */
const PERSON_NAME =
  /^(?:[^\p{L}\p{N}\p{Cc}\u2028-\u202e\u2066-\u2069]|[\u115f\u1160\u3164\uffa0])*(?![\u115f\u1160\u3164\uffa0])[\p{L}\p{N}][^\p{Cc}\u2028-\u202e\u2066-\u2069]*$/u;

const personName = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, 'must not be empty'),
    z.maxLength(100, 'must be 100 characters or fewer'),
    z.regex(PERSON_NAME, 'must be a name, with a letter or digit and without control characters'),
  );

/** Where the day begins first, clocks are this far ahead of UTC. */
const FURTHEST_AHEAD_MILLISECONDS = 14 * 3_600_000;

/** No day of the calendar is before the year 1, and nobody is born after today, wherever on earth it is the latest. */
const birthDate = z.iso.date({ error: 'must be a date, such as 1980-05-17', abort: true }).check(
  z.refine((date) => date >= '0001-01-01', 'must be a date, such as 1980-05-17'),
  z.refine((date) => date <= latestDateOnEarth(), 'must not be in the future'),
);

function latestDateOnEarth(): string {
  return new Date(systemClock.now() + FURTHEST_AHEAD_MILLISECONDS).toISOString().slice(0, 10);
}

/** In any notation, with three digits at least. */
const TELEPHONE_NUMBER = /^(?=(?:[^0-9]*[0-9]){3})\+?[0-9 ().-]{5,30}$/;

/** Who the appointment is for. */
export const patient = z.strictObject({
  givenName: personName,
  familyName: personName,
  birthDate,
  phone: z.optional(z.string().check(z.regex(TELEPHONE_NUMBER, 'must be a telephone number'))),
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
