import { displayName } from '@frontdesk/contracts/display-name';
import { identifier } from '@frontdesk/contracts/identifiers';
import { INSURANCE_PLAN_TYPES } from '@frontdesk/contracts/insurance-plan';
import { isNationalProviderId } from '@frontdesk/insurance/domain/national-provider-id';
import * as z from 'zod/mini';

/** The answer with all plans stays far below what a stage's cache keeps (1 MiB) and an item holds (400 KB). */
const MOST_PLANS = 500;

/** A plan as an operator lists it. */
const plan = z.strictObject({
  planId: identifier,
  name: displayName,
  alias: z.optional(z.array(displayName).check(z.maxLength(5))),
  type: z.enum(INSURANCE_PLAN_TYPES),
  payerId: identifier,
  payerName: displayName,
});

/** The plans that a practice takes, as an operator sets them up, and who the practice is to payers. */
export const plansDocument = z.strictObject({
  practiceId: identifier,
  billingProvider: z.optional(
    z.strictObject({
      npi: z.string().check(z.refine(isNationalProviderId, { error: 'must be a National Provider Identifier' })),
      organizationName: displayName,
    }),
  ),
  plans: z.array(plan).check(z.maxLength(MOST_PLANS)),
});
