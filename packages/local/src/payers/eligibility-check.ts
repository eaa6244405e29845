import * as z from 'zod';

const x12Date = z.string().regex(/^\d{8}$/);

/** What the clearinghouse's real-time eligibility check requires of an inquiry, as far as Frontdesk sends it; what else is in the
 *  body is ignored. https://www.stedi.com/docs/healthcare/api-reference/post-healthcare-eligibility-legacy */
export const eligibilityCheck = z.object({
  tradingPartnerServiceId: z.string().min(1),
  externalPatientId: z.string().min(1).optional(),
  provider: z.object({ organizationName: z.string().min(1), npi: z.string().regex(/^\d{10}$/) }),
  subscriber: z.object({
    memberId: z.string().min(1),
    firstName: z.string().min(1).optional(),
    lastName: z.string().min(1).optional(),
    dateOfBirth: x12Date.optional(),
  }),
  encounter: z.object({ serviceTypeCodes: z.array(z.string()).length(1), dateOfService: x12Date.optional() }),
});

export type EligibilityCheck = z.infer<typeof eligibilityCheck>;
