import { Phi } from '@frontdesk/core/phi';
import * as z from 'zod/mini';
import { birthDate } from './birth-date.ts';
import { coverageEligibilityResponse } from './coverage-eligibility-response.ts';
import { identifier, recordPath } from './identifiers.ts';
import { dateText, instantText } from './instant-text.ts';
import { memberId, personName } from './patient.ts';

export const VERIFICATION_STATUSES = ['queued', 'retrying', 'active', 'inactive', 'failed'] as const;
export type VerificationStatus = (typeof VERIFICATION_STATUSES)[number];

/** Who can mend what kept a payer from answering. */
export const FAULT_MENDERS = ['caller', 'practice', 'payer'] as const;

/** Whose coverage is asked for, as their insurance card tells. */
export const insuredPatient = z.strictObject({
  memberId,
  givenName: z.optional(personName),
  familyName: z.optional(personName),
  birthDate: z.optional(birthDate),
});
export type InsuredPatient = z.output<typeof insuredPatient>;

/** POST /insurance/verifications. */
export const createVerificationRequest = z
  .strictObject({
    /** The payer itself, or a plan of the practice's list, which names its payer; where both are, this one is asked. */
    payerId: z.optional(identifier),
    planId: z.optional(identifier),
    patient: z.pipe(
      insuredPatient,
      z.transform((value: InsuredPatient) => new Phi(value)),
    ),
    /** The day of the visit, by the practice's calendar. */
    serviceDate: dateText,
    appointmentId: z.optional(identifier),
  })
  .check(
    z.refine(({ payerId, planId }) => payerId !== undefined || planId !== undefined, {
      path: ['payerId'],
      error: 'is required, unless there is a `planId`',
    }),
  );
export type CreateVerificationRequest = z.output<typeof createVerificationRequest>;

/** An amount of US dollars, in cents. */
const cents = z.int();

/** What a front desk reads first; all of it is in `result` too. */
const benefits = z.object({
  planName: z.optional(z.string()),
  coverageStart: z.optional(dateText),
  coverageEnd: z.optional(dateText),
  copayCents: z.optional(cents),
  deductibleRemainingCents: z.optional(cents),
  deductibleTotalCents: z.optional(cents),
  primaryCareProvider: z.optional(z.string()),
});

/** A verification as callers read it. */
export const verification = z.object({
  id: identifier,
  practiceId: identifier,
  payerId: identifier,
  planId: z.optional(identifier),
  appointmentId: z.optional(identifier),
  serviceDate: dateText,
  /** `queued`: not asked yet. `retrying`: the payer could not answer and is asked again by itself. `active`, `inactive`: what the payer
   *  says. `failed`: nobody asks again. */
  status: z.enum(VERIFICATION_STATUSES),
  /** When the payer answered. */
  asOf: z.optional(instantText),
  /** While `retrying`: not before then. */
  nextTryAt: z.optional(instantText),
  /** What kept the payer from answering, last or for good. `code`: the payer's AAA code (X12 271), or one of ours in capitals. */
  errors: z.optional(z.array(z.object({ code: z.string(), fixBy: z.enum(FAULT_MENDERS), retryable: z.boolean() }))),
  benefits: z.optional(benefits),
  result: z.optional(coverageEligibilityResponse),
  createdAt: instantText,
  updatedAt: instantText,
});
export type Verification = z.output<typeof verification>;

export const verificationPath = recordPath;
