import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageIn } from './coverage-in-response.ts';
import { eligibilityResponse } from './eligibility-response.ts';

const read = (response: object) => {
  const { data } = eligibilityResponse.safeParse(response);
  return data && coverageIn(data);
};
const active = { code: '1', serviceTypeCodes: ['30'], planCoverage: 'Gold 1-2-3' };

describe('coverage in a 271', () => {
  it('is not known from an answer that names no standing', () => {
    expect(read({})).toBeUndefined();
    expect(
      read({ benefitsInformation: [{ code: 'B', serviceTypeCodes: ['98'], benefitAmount: '20' }] }),
    ).toBeUndefined();
  });

  it('is active when one of several plans is', () => {
    const ended = { code: '6', serviceTypeCodes: ['30'], planCoverage: 'Old plan' };
    expect(read({ benefitsInformation: [ended, active] })).toMatchObject({ status: 'active', planName: 'Gold 1-2-3' });
    expect(read({ benefitsInformation: [ended] })).toMatchObject({ status: 'inactive', planName: 'Old plan' });
  });

  it('goes by the plan, not by one service that is not covered', () => {
    const noVision = { code: '6', serviceTypeCodes: ['AL'] };
    expect(read({ benefitsInformation: [noVision, active] })?.status).toBe('active');
    const visionOnly = { code: '1', serviceTypeCodes: ['AL'] };
    expect(read({ benefitsInformation: [visionOnly, { code: '6', serviceTypeCodes: ['30'] }] })?.status).toBe(
      'inactive',
    );
  });

  it('is read from the plan status where the benefits have none', () => {
    expect(read({ planStatus: [{ statusCode: '1', planDetails: 'PPO' }] })).toMatchObject({
      status: 'active',
      planName: 'PPO',
    });
  });

  it('has days from a range as from single days', () => {
    const dates = { coverageStart: '2026-01-01', coverageEnd: '2026-12-31' };
    const benefitsInformation = [active];
    expect(read({ benefitsInformation, planDateInformation: { plan: '20260101-20261231' } })).toMatchObject(dates);
    const single = { eligibilityBegin: '20260101', eligibilityEnd: '20261231' };
    expect(read({ benefitsInformation, planDateInformation: single })).toMatchObject(dates);
    expect(read({ benefitsInformation, planDateInformation: { plan: 'unknown' } })).not.toHaveProperty('coverageStart');
  });

  it("takes the office visit's copay in the network before the plan's", () => {
    const copay = (serviceType: string, network: string, benefitAmount: string) => ({
      code: 'B',
      serviceTypeCodes: [serviceType],
      inPlanNetworkIndicatorCode: network,
      benefitAmount,
    });
    const all = [active, copay('30', 'Y', '10'), copay('98', 'N', '80'), copay('98', 'W', '35.5')];
    expect(read({ benefitsInformation: all })?.copayCents).toBe(3_550);
    expect(read({ benefitsInformation: all.slice(0, 3) })?.copayCents).toBe(1_000);
  });

  it("does not take a family's deductible for the member's", () => {
    const family = { code: 'C', coverageLevelCode: 'FAM', timeQualifierCode: '29', benefitAmount: '3000' };
    expect(read({ benefitsInformation: [active, family] })).not.toHaveProperty('deductibleRemainingCents');
  });

  it('leaves out amounts that are none', () => {
    const odd = ['-5', '1e9', 'twenty', '', '12,50'].map((benefitAmount) => ({
      code: 'B',
      serviceTypeCodes: ['98'],
      benefitAmount,
    }));
    expect(read({ benefitsInformation: [active, ...odd] })).toEqual({
      status: 'active',
      planName: 'Gold 1-2-3',
      benefits: [],
    });
  });

  it('never throws, whatever a payer sends', () => {
    const keys = ['benefitsInformation', 'planStatus', 'planDateInformation', 'errors', 'code', 'serviceTypeCodes'];
    const anything = fc.object({ key: fc.constantFrom(...keys), maxDepth: 4 });
    fc.assert(fc.property(anything, (response) => void read(response)));
  });
});
