import type { CoverageEligibilityResponse } from '@frontdesk/contracts/coverage-eligibility-response';
import type { Benefit, Coverage } from './coverage.ts';
import type { PayerFault } from './payer-answer.ts';
import type { Verification } from './verification.ts';

type Insurance = NonNullable<CoverageEligibilityResponse['insurance']>[number];
type Item = NonNullable<Insurance['item']>[number];
type ItemBenefit = NonNullable<Item['benefit']>[number];

/** Source: FHIR R4, ValueSet benefit-type. */
const BENEFIT_TYPE = 'http://terminology.hl7.org/CodeSystem/benefit-type';
/** Source: FHIR R4, ValueSet benefit-network. */
const BENEFIT_NETWORK = 'http://terminology.hl7.org/CodeSystem/benefit-network';
/** X12 service type codes and AAA reject reasons, by the addresses under which X12 keeps them. */
const SERVICE_TYPE = 'https://x12.org/codes/service-type-codes';
const REJECT_REASON = 'https://x12.org/codes/reject-reason-codes';
const OWN_FAULT = 'urn:frontdesk:verification-fault';

/** What a verification ended with, as FHIR R4 has it. Patient, request and insurer are logical references: we keep none of these
 *  resources. Throws TypeError for one that has not ended. https://hl7.org/fhir/R4/coverageeligibilityresponse.html */
export function coverageEligibilityResponseOf(verification: Verification): CoverageEligibilityResponse {
  const { id, payerId, serviceDate, subscriber, coverage, errors } = verification;
  const { memberId, givenName, familyName } = subscriber.reveal();
  const name = [givenName, familyName].filter((part) => part !== undefined).join(' ');
  return {
    resourceType: 'CoverageEligibilityResponse',
    id: id.replaceAll('_', '-'),
    status: 'active',
    purpose: ['validation', 'benefits'],
    patient: { identifier: { value: memberId }, ...(name !== '' && { display: name }) },
    servicedDate: serviceDate,
    created: new Date(verification.answeredAt ?? verification.updatedAt).toISOString(),
    request: { identifier: { value: id } },
    outcome: coverage === undefined ? 'error' : 'complete',
    insurer: { identifier: { value: payerId } },
    ...(coverage !== undefined && { insurance: [insuranceOf(memberId, coverage.reveal())] }),
    ...(coverage === undefined && errors !== undefined && { error: errors.map(errorOf) }),
  };
}

function insuranceOf(memberId: string, coverage: Coverage): Insurance {
  const { status, planName, coverageStart: start, coverageEnd: end } = coverage;
  const period = { ...(start !== undefined && { start }), ...(end !== undefined && { end }) };
  const items = [...planItems(coverage), ...(coverage.benefits ?? []).map(itemOf)];
  return {
    coverage: { identifier: { value: memberId }, ...(planName !== undefined && { display: planName }) },
    inforce: status === 'active',
    ...(Object.keys(period).length > 0 && { benefitPeriod: period }),
    ...(items.length > 0 && { item: items }),
  };
}

/** What holds for the plan as a whole. */
function planItems(coverage: Coverage): Item[] {
  const { copayCents, deductibleTotalCents: total, deductibleRemainingCents: left, primaryCareProvider } = coverage;
  const benefit: ItemBenefit[] = [
    ...(copayCents === undefined ? [] : [{ type: typeOf('copay'), allowedMoney: dollars(copayCents) }]),
    ...deductibles(total, left),
    ...(primaryCareProvider === undefined
      ? []
      : [{ type: { text: 'Primary care provider' }, allowedString: primaryCareProvider }]),
  ];
  if (benefit.length === 0) return [];
  return [{ category: serviceType('30', 'Health Benefit Plan Coverage'), name: coverage.planName ?? 'Plan', benefit }];
}

/** FHIR has no word for what is left: with both amounts it is what is allowed less what is used. */
function deductibles(total: number | undefined, left: number | undefined): ItemBenefit[] {
  if (total !== undefined) {
    const used = left === undefined ? {} : { usedMoney: dollars(Math.max(0, total - left)) };
    return [{ type: typeOf('deductible'), allowedMoney: dollars(total), ...used }];
  }
  return left === undefined ? [] : [{ type: { text: 'Deductible remaining' }, allowedMoney: dollars(left) }];
}

function itemOf({ serviceType: code, name, inNetwork, copayCents, coinsurancePercent }: Benefit): Item {
  const benefit: ItemBenefit[] = [
    ...(copayCents === undefined ? [] : [{ type: typeOf('copay'), allowedMoney: dollars(copayCents) }]),
    ...(coinsurancePercent === undefined
      ? []
      : [{ type: typeOf('copay-percent'), allowedUnsignedInt: Math.round(coinsurancePercent) }]),
  ];
  return {
    category: serviceType(code, name),
    name,
    ...(inNetwork !== undefined && {
      network: { coding: [{ system: BENEFIT_NETWORK, code: inNetwork ? 'in' : 'out' }] },
    }),
    ...(benefit.length > 0 && { benefit }),
  };
}

function errorOf({ code }: PayerFault): { code: { coding: { system: string; code: string }[] } } {
  return { code: { coding: [{ system: /^\d/.test(code) ? REJECT_REASON : OWN_FAULT, code }] } };
}

const typeOf = (code: 'copay' | 'copay-percent' | 'deductible') => ({ coding: [{ system: BENEFIT_TYPE, code }] });
const serviceType = (code: string, display: string) => ({ coding: [{ system: SERVICE_TYPE, code, display }] });
const dollars = (cents: number) => ({ value: cents / 100, currency: 'USD' as const });
