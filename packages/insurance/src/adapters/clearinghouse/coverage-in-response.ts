import type { Benefit, Coverage } from '../../domain/coverage.ts';
import type { EligibilityResponse, ResponseBenefit } from './eligibility-response.ts';

/** X12 service types: the plan as a whole, and a visit to a doctor's office. */
const PLAN = '30';
const OFFICE_VISIT = '98';
const ACTIVE = ['1', '2', '3', '4', '5'];
const INACTIVE = ['6', '7', '8'];
const REMAINING = '29';
/** Service year, calendar year, contract, year to date aside: the whole of a year's deductible. */
const OF_THE_YEAR = ['22', '23', '25'];

/** What a payer's answer says of a member's coverage; undefined when it does not say whether there is any. Payers leave out, repeat and
 *  misspell: what cannot be read of the rest is left out. */
export function coverageIn(response: EligibilityResponse): Coverage | undefined {
  const benefits = response.benefitsInformation ?? [];
  const standing = standingIn(response, benefits);
  if (standing === undefined) return undefined;
  const dates = datesIn(response.planDateInformation ?? {});
  const deductibles = benefits.filter((benefit) => benefit.code === 'C' && isOfOne(benefit) && isInNetwork(benefit));
  const copays = benefits.filter(({ code }) => code === 'B').filter(isInNetwork);
  const visit =
    copays.find((benefit) => covers(benefit, OFFICE_VISIT)) ?? copays.find((benefit) => covers(benefit, PLAN));
  const remaining = deductibles.find(({ timeQualifierCode }) => timeQualifierCode === REMAINING);
  const total = deductibles.find(({ timeQualifierCode }) => OF_THE_YEAR.includes(timeQualifierCode ?? ''));
  return {
    status: standing.status,
    ...given('planName', standing.planName),
    ...dates,
    ...given('copayCents', centsOf(visit)),
    ...given('deductibleRemainingCents', centsOf(remaining)),
    ...given('deductibleTotalCents', centsOf(total)),
    ...given('primaryCareProvider', primaryCareProviderIn(benefits)),
    benefits: sharesIn(benefits),
  };
}

interface Standing {
  readonly status: Coverage['status'];
  readonly planName: string | undefined;
}

/** The plan's own standing counts, and only without one that of a kind of service; coverage counts more than its lack, since an older
 *  plan may be listed beside the one in force. */
function standingIn(response: EligibilityResponse, benefits: readonly ResponseBenefit[]): Standing | undefined {
  const fromBenefits = benefits.map(({ code, ...rest }) => ({ ...rest, code, planName: rest.planCoverage }));
  const fromStatus = (response.planStatus ?? []).map(({ statusCode, planDetails, ...rest }) => ({
    ...rest,
    code: statusCode,
    planName: planDetails,
  }));
  const all = [...fromBenefits, ...fromStatus];
  const ofPlan = all.filter((entry) => covers(entry, PLAN));
  for (const entries of [ofPlan, all]) {
    for (const [status, codes] of [['active', ACTIVE] as const, ['inactive', INACTIVE] as const]) {
      const found = entries.filter(({ code }) => codes.includes(code ?? ''));
      if (found.length > 0) return { status, planName: found.find(({ planName }) => planName)?.planName ?? undefined };
    }
  }
  return undefined;
}

/** Begin and end of eligibility, or of the plan; payers send days, ranges of days, or neither. */
function datesIn(dates: Readonly<Record<string, unknown>>): Pick<Coverage, 'coverageStart' | 'coverageEnd'> {
  const [from, until] =
    [dates.eligibility, dates.plan].map((range) => String(range ?? '').split('-')).find(([day]) => day) ?? [];
  const start = dayOf(dates.eligibilityBegin) ?? dayOf(dates.planBegin) ?? dayOf(from);
  const end = dayOf(dates.eligibilityEnd) ?? dayOf(dates.planEnd) ?? dayOf(until);
  return { ...given('coverageStart', start), ...given('coverageEnd', end) };
}

function dayOf(x12Date: unknown): string | undefined {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(String(x12Date)) ?? [];
  return year === undefined ? undefined : `${year}-${month}-${day}`;
}

function primaryCareProviderIn(benefits: readonly ResponseBenefit[]): string | undefined {
  const entities = benefits
    .filter(({ code }) => code === 'L')
    .flatMap(({ benefitsRelatedEntities, benefitsRelatedEntity }) => [
      ...(benefitsRelatedEntities ?? []),
      ...(benefitsRelatedEntity ? [benefitsRelatedEntity] : []),
    ]);
  const names = entities.map(({ entityFirstname, entityName }) =>
    [entityFirstname, entityName].filter(Boolean).join(' '),
  );
  return names.find((name) => name !== '');
}

/** What the member pays of each kind of service, in and out of the network. */
function sharesIn(benefits: readonly ResponseBenefit[]): Benefit[] {
  const shares = new Map<string, Benefit>();
  for (const benefit of benefits) {
    const copayCents = benefit.code === 'B' ? centsOf(benefit) : undefined;
    const coinsurancePercent = benefit.code === 'A' ? percentOf(benefit) : undefined;
    if (copayCents === undefined && coinsurancePercent === undefined) continue;
    const inNetwork = { Y: true, N: false }[benefit.inPlanNetworkIndicatorCode ?? ''];
    for (const [index, serviceType] of (benefit.serviceTypeCodes ?? []).entries()) {
      const key = `${serviceType} ${inNetwork}`;
      const known = shares.get(key) ?? { serviceType, name: benefit.serviceTypes?.[index] ?? serviceType };
      shares.set(key, {
        ...given('inNetwork', inNetwork),
        ...given('copayCents', copayCents),
        ...given('coinsurancePercent', coinsurancePercent),
        // The first that a payer lists of a kind is the general one.
        ...known,
      });
    }
  }
  return [...shares.values()];
}

/** `W`: in and out alike. */
function isInNetwork({ inPlanNetworkIndicatorCode: code }: ResponseBenefit): boolean {
  return code !== 'N';
}

function isOfOne({ coverageLevelCode: code }: ResponseBenefit): boolean {
  return code === undefined || code === null || code === 'IND';
}

function covers({ serviceTypeCodes }: Pick<ResponseBenefit, 'serviceTypeCodes'>, serviceType: string): boolean {
  return serviceTypeCodes?.includes(serviceType) ?? false;
}

function centsOf(benefit: ResponseBenefit | undefined): number | undefined {
  const amount = decimalOf(benefit?.benefitAmount);
  return amount === undefined ? undefined : Math.round(amount * 100);
}

/** From the decimal of X12: `0.2` is 20 %. */
function percentOf(benefit: ResponseBenefit): number | undefined {
  const share = decimalOf(benefit.benefitPercent);
  return share === undefined ? undefined : Math.round(share * 10_000) / 100;
}

function decimalOf(value: string | null | undefined): number | undefined {
  return /^\d{1,9}(\.\d*)?$|^\.\d+$/.test(value ?? '') ? Number(value) : undefined;
}

function given<Name extends string, Value>(name: Name, value: Value | undefined): { [Key in Name]?: Value } {
  return (value === undefined ? {} : { [name]: value }) as { [Key in Name]?: Value };
}
