import { randomUUID } from 'node:crypto';
import { aaaError } from './aaa-errors.ts';
import type { EligibilityCheck } from './eligibility-check.ts';

const INDIVIDUAL = { coverageLevelCode: 'IND', coverageLevel: 'Individual' } as const;
const IN_NETWORK = { inPlanNetworkIndicatorCode: 'Y', inPlanNetworkIndicator: 'Yes' } as const;
const PLAN = { serviceTypeCodes: ['30'], serviceTypes: ['Health Benefit Plan Coverage'] } as const;
const VISIT = { serviceTypeCodes: ['98'], serviceTypes: ['Professional (Physician) Visit - Office'] } as const;

/** A 271 in the clearinghouse's JSON, about a member who is covered or no more.
 *  https://www.stedi.com/docs/healthcare/api-reference/post-healthcare-eligibility-legacy */
export const coverageAnswer = (check: EligibilityCheck, status: 'active' | 'inactive'): object => {
  const isActive = status === 'active';
  const standing = isActive ? { code: '1', name: 'Active Coverage' } : { code: '6', name: 'Inactive' };
  return {
    ...common(check),
    planDateInformation: isActive
      ? { eligibilityBegin: '20260101', planBegin: '20260101' }
      : { eligibilityBegin: '20250101', eligibilityEnd: '20251231' },
    planStatus: [
      { statusCode: standing.code, status: standing.name, planDetails: 'Choice PPO', serviceTypeCodes: ['30'] },
    ],
    benefitsInformation: [
      { ...standing, ...PLAN, ...INDIVIDUAL, planCoverage: 'Choice PPO', insuranceTypeCode: 'PR' },
      ...(isActive ? benefits : []),
    ],
    errors: [],
  };
};

const benefits = [
  { code: 'B', name: 'Co-Payment', ...VISIT, ...INDIVIDUAL, ...IN_NETWORK, benefitAmount: '25' },
  {
    code: 'B',
    name: 'Co-Payment',
    ...VISIT,
    ...INDIVIDUAL,
    inPlanNetworkIndicatorCode: 'N',
    inPlanNetworkIndicator: 'No',
    benefitAmount: '60.00',
  },
  { code: 'A', name: 'Co-Insurance', ...PLAN, ...INDIVIDUAL, ...IN_NETWORK, benefitPercent: '0.2' },
  {
    code: 'C',
    name: 'Deductible',
    ...PLAN,
    ...INDIVIDUAL,
    ...IN_NETWORK,
    timeQualifierCode: '23',
    timeQualifier: 'Calendar Year',
    benefitAmount: '1500',
  },
  {
    code: 'C',
    name: 'Deductible',
    ...PLAN,
    ...INDIVIDUAL,
    ...IN_NETWORK,
    timeQualifierCode: '29',
    timeQualifier: 'Remaining',
    benefitAmount: '412.5',
  },
  {
    code: 'L',
    name: 'Primary Care Provider',
    ...PLAN,
    benefitsRelatedEntities: [
      { entityIdentifier: 'Primary Care Provider', entityType: 'Person', entityFirstname: 'ANA', entityName: 'ORTEGA' },
    ],
  },
];

/** A 271 that rejects the inquiry: the AAA segment at its level, and again in `errors`. */
export const rejection = (check: EligibilityCheck, code: string): object => {
  const answer = common(check);
  const { level, error } = aaaError(code);
  return { ...answer, [level]: { ...answer[level], aaaErrors: [error] }, benefitsInformation: [], errors: [error] };
};

const common = (check: EligibilityCheck) => ({
  id: `ec_${randomUUID()}`,
  meta: { applicationMode: 'simulation', traceId: randomUUID() },
  controlNumber: '000000001',
  tradingPartnerServiceId: check.tradingPartnerServiceId,
  payer: { entityIdentifier: 'Payer', entityType: 'Non-Person Entity', name: check.tradingPartnerServiceId },
  provider: {
    entityIdentifier: 'Provider',
    entityType: 'Non-Person Entity',
    providerName: check.provider.organizationName,
    npi: check.provider.npi,
  },
  subscriber: {
    entityIdentifier: 'Insured or Subscriber',
    entityType: 'Person',
    memberId: check.subscriber.memberId,
    firstName: check.subscriber.firstName,
    lastName: check.subscriber.lastName,
    dateOfBirth: check.subscriber.dateOfBirth,
  },
});
