import * as z from 'zod/mini';
import { identifier } from './identifiers.ts';

/** What a plan covers: four codes of FHIR R4's value set for `InsurancePlan.type`, whose code system is
 *  http://terminology.hl7.org/CodeSystem/insurance-plan-type. https://hl7.org/fhir/R4/valueset-insuranceplan-type.html */
export const INSURANCE_PLAN_TYPES = ['medical', 'dental', 'mental', 'vision'] as const;

/** A health insurance product that a practice takes. `name`, `alias` and `type` are FHIR's InsurancePlan's. */
export const insurancePlan = z.object({
  planId: identifier,
  name: z.string(),
  /** Other names that patients use, or that cards show. */
  alias: z.optional(z.array(z.string())),
  type: z.enum(INSURANCE_PLAN_TYPES),
  /** Who answers eligibility inquiries: the payer id of the clearinghouse. */
  payerId: identifier,
  payerName: z.string(),
});
export type InsurancePlan = z.output<typeof insurancePlan>;

/** GET /practices/{id}/insurance-plans: all of them, by payer and name. */
export const insurancePlanList = z.object({
  items: z.array(insurancePlan),
  /** Grows with every change; 0: the practice has never listed plans. */
  version: z.int(),
});
export type InsurancePlanList = z.output<typeof insurancePlanList>;
