import type * as z from 'zod/mini';
import { BIRTH_DATE_PATTERN, birthDate } from './birth-date.ts';
import { closureDescription, LONGEST_DESCRIPTION } from './closure.ts';
import { displayName, LONGEST_DISPLAY_NAME } from './display-name.ts';
import { EMAIL_ADDRESS_PATTERN, LONGEST_EMAIL_ADDRESS } from './email-address.ts';
import { createVerificationRequest } from './insurance-verification.ts';
import { linePattern, linesPattern, namePattern } from './openapi-patterns.ts';
import {
  emailAddress,
  freeText,
  LONGEST_FREE_TEXT,
  LONGEST_MEMBER_ID,
  LONGEST_NAME,
  memberId,
  patient,
  personName,
  telephoneNumber,
} from './patient.ts';
import { patientSearch } from './patient-search.ts';
import { TELEPHONE_NUMBER_PATTERN } from './telephone-number.ts';
import { fullName, LONGEST_FULL_NAME } from './version-1.ts';

interface Field {
  readonly schema: z.core.$ZodType;
  /** As JSON Schema, in the place of what zod could tell. */
  readonly document: Readonly<Record<string, unknown>>;
}

const NORMALIZED =
  'The API drops invisible characters (direction marks, zero-width characters, soft hyphens), turns every Unicode space into U+0020, trims, and stores NFC.';
const lines = (longest: number) => ({
  type: 'string',
  minLength: 1,
  maxLength: longest,
  pattern: linesPattern(),
  description: `Up to ${longest} characters; line breaks are the only control characters. ${NORMALIZED}`,
});

/** Every field that people type or paste text into: each a component of the document, so that its rule stands in one place. */
export const FIELD_SCHEMAS: Readonly<Record<string, Field>> = {
  PersonName: {
    schema: personName,
    document: {
      type: 'string',
      minLength: 1,
      maxLength: LONGEST_NAME,
      pattern: namePattern(),
      description: `One line with a letter or digit of any script. ${NORMALIZED}`,
    },
  },
  FullName: {
    schema: fullName,
    document: {
      type: 'string',
      minLength: 1,
      maxLength: LONGEST_FULL_NAME,
      pattern: namePattern(),
      description: `Given name and family name; the last word is the family name. A person with one name has one word. ${NORMALIZED}`,
    },
  },
  BirthDate: {
    schema: birthDate,
    document: {
      type: 'string',
      pattern: BIRTH_DATE_PATTERN,
      description:
        'FHIR date: `YYYY-MM-DD`, or `YYYY-MM` or `YYYY` when the rest is unknown. A date of the calendar, at most 130 years ago and not in the future.',
    },
  },
  TelephoneNumber: {
    schema: telephoneNumber,
    document: {
      type: 'string',
      maxLength: 100,
      pattern: TELEPHONE_NUMBER_PATTERN,
      description: [
        '3 to 15 digits, grouped by blanks, hyphens, dots, slashes or parentheses, and an extension of up to 15 digits',
        '(`x37`, `ext. 37`, `#37`, `,37`, `;ext=37`), which is stored as ` x37`. A `tel:` URI is accepted unless it has a',
        '`phone-context`. The API also accepts digits of other scripts, hyphens and spaces of any kind and invisible',
        'characters, and stores ASCII.',
      ].join(' '),
    },
  },
  EmailAddress: {
    schema: emailAddress,
    document: {
      type: 'string',
      maxLength: LONGEST_EMAIL_ADDRESS,
      pattern: EMAIL_ADDRESS_PATTERN,
      description:
        'The syntax of `<input type=email>`, with at most 64 characters before the @. The API also accepts a domain beyond ASCII, and stores its A-labels (`xn--`).',
    },
  },
  MemberId: {
    schema: memberId,
    document: {
      type: 'string',
      minLength: 1,
      maxLength: LONGEST_MEMBER_ID,
      pattern: linePattern(),
      description: `One line, as on the card. ${NORMALIZED}`,
    },
  },
  FreeText: { schema: freeText, document: lines(LONGEST_FREE_TEXT) },
  DisplayName: {
    schema: displayName,
    document: {
      type: 'string',
      minLength: 1,
      maxLength: LONGEST_DISPLAY_NAME,
      pattern: namePattern(),
      description: `What people call it: one line with a letter or digit of any script. Without it, what is there stays. ${NORMALIZED}`,
    },
  },
  ClosureDescription: { schema: closureDescription, document: lines(LONGEST_DESCRIPTION) },
};

const DOCUMENTS = new Map(Object.values(FIELD_SCHEMAS).map(({ schema, document }) => [schema, document]));

/** Rules between the members of an object, which zod cannot tell. */
const RULES = new Map<z.core.$ZodType, Readonly<Record<string, unknown>>>([
  [
    patient,
    {
      anyOf: [{ required: ['familyName'] }, { required: ['givenName'] }],
      description: 'A patient with one name has it as `familyName` or as `givenName`; the other is absent.',
    },
  ],
  [
    createVerificationRequest,
    {
      anyOf: [{ required: ['payerId'] }, { required: ['planId'] }],
      description:
        "The payer, or a plan of the practice's list, which names its payer. Where both are given, `payerId` is asked.",
    },
  ],
  [
    patientSearch,
    {
      oneOf: [
        { required: ['phone'], maxProperties: 1 },
        { required: ['familyName', 'birthDate'], maxProperties: 2 },
        { required: ['memberId'], maxProperties: 1 },
      ],
      description: 'One of the three ways to search, and no members of another.',
    },
  ],
]);

/** What the document says of a schema beyond what is generated from it; undefined: nothing. */
export function documentOf(schema: z.core.$ZodType): Readonly<Record<string, unknown>> | undefined {
  return DOCUMENTS.get(schema) ?? RULES.get(schema);
}
