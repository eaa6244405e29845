import * as z from 'zod/mini';

const text = z.optional(z.nullable(z.string()));
const codes = z.optional(z.nullable(z.array(z.string())));

const relatedEntity = z.object({ entityIdentifier: text, entityFirstname: text, entityName: text });

const benefit = z.object({
  /** X12 EB01: `1` to `5` active, `6` to `8` inactive, `A` coinsurance, `B` copay, `C` deductible, `L` primary care provider. */
  code: text,
  serviceTypeCodes: codes,
  serviceTypes: codes,
  coverageLevelCode: text,
  inPlanNetworkIndicatorCode: text,
  timeQualifierCode: text,
  benefitAmount: text,
  benefitPercent: text,
  planCoverage: text,
  benefitsRelatedEntities: z.optional(z.nullable(z.array(relatedEntity))),
  benefitsRelatedEntity: z.optional(z.nullable(relatedEntity)),
});

const aaaErrors = z.optional(z.nullable(z.array(z.object({ code: z.string() }))));
const level = z.optional(z.nullable(z.object({ aaaErrors })));

/** What is read of a 271 in the clearinghouse's JSON; payers put much more into it, and values that its documentation does not list.
 *  https://www.stedi.com/docs/healthcare/api-reference/post-healthcare-eligibility-legacy */
export const eligibilityResponse = z.object({
  benefitsInformation: z.optional(z.nullable(z.array(benefit))),
  planStatus: z.optional(
    z.nullable(z.array(z.object({ statusCode: text, planDetails: text, serviceTypeCodes: codes }))),
  ),
  planDateInformation: z.optional(z.nullable(z.record(z.string(), z.unknown()))),
  errors: aaaErrors,
  payer: level,
  provider: level,
  subscriber: level,
});

export type EligibilityResponse = z.infer<typeof eligibilityResponse>;
export type ResponseBenefit = z.infer<typeof benefit>;
