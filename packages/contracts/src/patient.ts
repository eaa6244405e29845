import { Phi } from '@frontdesk/core/phi';
import * as z from 'zod/mini';
import { birthDate } from './birth-date.ts';
import { EMAIL_ADDRESS_RULE, emailAddressOf } from './email-address.ts';
import { identifier } from './identifiers.ts';
import { TELEPHONE_NUMBER_RULE, telephoneNumberOf } from './telephone-number.ts';
import { lineOfText, linesOfText, nameOf, textField } from './text-field.ts';

export const LONGEST_NAME = 100;
export const LONGEST_MEMBER_ID = 64;
export const LONGEST_FREE_TEXT = 500;

export const personName = nameOf(LONGEST_NAME);
export const telephoneNumber = textField(telephoneNumberOf, TELEPHONE_NUMBER_RULE);
export const emailAddress = textField(emailAddressOf, EMAIL_ADDRESS_RULE);
export const memberId = lineOfText(LONGEST_MEMBER_ID);

/** Who the appointment is for. Many people have one name: it is the given name or the family name, as they say, and the other
 *  is left out (as in FHIR HumanName, where either may be alone). */
export const patient = z
  .strictObject({
    givenName: z.optional(personName),
    familyName: z.optional(personName),
    birthDate,
    phone: z.optional(telephoneNumber),
    email: z.optional(emailAddress),
    memberId: z.optional(memberId),
    /** The plan that the member id belongs to, of the practice's insurance plans (with `memberId` FHIR's Coverage). Not compared with the list:
     *  a plan that the practice does not list is no reason to refuse an appointment. */
    planId: z.optional(identifier),
  })
  .check(
    z.refine(({ givenName, familyName }) => givenName !== undefined || familyName !== undefined, {
      path: ['familyName'],
      error: 'is required, unless there is a given name',
      when: ({ value }) => isRecord(value),
    }),
  );

/** Also beside faults of other members, so that all are told at once. */
function isRecord(value: unknown): boolean {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

export type Patient = z.output<typeof patient>;

/** The patient as a request carries it: readable only by `reveal()`. */
export const phiPatient = z.pipe(
  patient,
  z.transform((value: Patient) => new Phi(value)),
);

/** What a person types about a patient. */
export const freeText = linesOfText(LONGEST_FREE_TEXT);

/** Free text about a patient as a request carries it. */
export const phiText = z.pipe(
  freeText,
  z.transform((value: string) => new Phi(value)),
);
