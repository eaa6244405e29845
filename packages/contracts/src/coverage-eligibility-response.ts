import * as z from 'zod/mini';
import { dateText, instantText } from './instant-text.ts';

const coding = z.object({ system: z.optional(z.string()), code: z.string(), display: z.optional(z.string()) });
const codeableConcept = z.object({ coding: z.optional(z.array(coding)), text: z.optional(z.string()) });
const identifier = z.object({ system: z.optional(z.string()), value: z.string() });
const reference = z.object({ identifier: z.optional(identifier), display: z.optional(z.string()) });
/** An amount of US dollars. */
const money = z.object({ value: z.number(), currency: z.literal('USD') });

const benefit = z.object({
  type: codeableConcept,
  allowedMoney: z.optional(money),
  allowedUnsignedInt: z.optional(z.int()),
  allowedString: z.optional(z.string()),
  usedMoney: z.optional(money),
});

const item = z.object({
  category: z.optional(codeableConcept),
  name: z.optional(z.string()),
  network: z.optional(codeableConcept),
  benefit: z.optional(z.array(benefit)),
});

/** FHIR R4 CoverageEligibilityResponse, as far as we fill it. https://hl7.org/fhir/R4/coverageeligibilityresponse.html */
export const coverageEligibilityResponse = z.object({
  resourceType: z.literal('CoverageEligibilityResponse'),
  id: z.string(),
  /** Of the resource, not of the coverage: that is `insurance[].inforce`. */
  status: z.literal('active'),
  purpose: z.array(z.enum(['benefits', 'validation'])),
  patient: reference,
  servicedDate: dateText,
  created: instantText,
  request: reference,
  outcome: z.enum(['complete', 'error']),
  disposition: z.optional(z.string()),
  insurer: reference,
  insurance: z.optional(
    z.array(
      z.object({
        coverage: reference,
        inforce: z.boolean(),
        benefitPeriod: z.optional(z.object({ start: z.optional(dateText), end: z.optional(dateText) })),
        item: z.optional(z.array(item)),
      }),
    ),
  ),
  error: z.optional(z.array(z.object({ code: codeableConcept }))),
});
export type CoverageEligibilityResponse = z.output<typeof coverageEligibilityResponse>;
