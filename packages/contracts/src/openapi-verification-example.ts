const asOf = '2027-02-28T15:00:04.000Z';
const id = 'ver_00000000000000000000000000000001';

/** Nobody's: as the card of "Sample Patient" tells. */
export const sampleVerificationRequest = {
  planId: 'choice-ppo',
  patient: { memberId: 'SAMPLE-0001', givenName: 'Sample', familyName: 'Patient', birthDate: '2000-01-01' },
  serviceDate: '2027-03-01',
  appointmentId: 'apt_00000000000000000000000000000001',
};

const type = (code: string) => ({
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/benefit-type', code }],
});

export const sampleEligibilityResponse = {
  resourceType: 'CoverageEligibilityResponse',
  id: id.replace('_', '-'),
  status: 'active',
  purpose: ['validation', 'benefits'],
  patient: { identifier: { value: 'SAMPLE-0001' }, display: 'Sample Patient' },
  servicedDate: '2027-03-01',
  created: asOf,
  request: { identifier: { value: id } },
  outcome: 'complete',
  insurer: { identifier: { value: 'SIM-A' } },
  insurance: [
    {
      coverage: { identifier: { value: 'SAMPLE-0001' }, display: 'Choice PPO' },
      inforce: true,
      benefitPeriod: { start: '2027-01-01' },
      item: [
        {
          category: {
            coding: [
              {
                system: 'https://x12.org/codes/service-type-codes',
                code: '30',
                display: 'Health Benefit Plan Coverage',
              },
            ],
          },
          name: 'Choice PPO',
          benefit: [
            { type: type('copay'), allowedMoney: { value: 25, currency: 'USD' } },
            {
              type: type('deductible'),
              allowedMoney: { value: 1500, currency: 'USD' },
              usedMoney: { value: 1100, currency: 'USD' },
            },
          ],
        },
      ],
    },
  ],
};

export const sampleVerification = {
  id,
  practiceId: 'p001',
  payerId: 'SIM-A',
  planId: 'choice-ppo',
  appointmentId: 'apt_00000000000000000000000000000001',
  serviceDate: '2027-03-01',
  status: 'active',
  asOf,
  benefits: {
    planName: 'Choice PPO',
    coverageStart: '2027-01-01',
    copayCents: 2500,
    deductibleRemainingCents: 40000,
    deductibleTotalCents: 150000,
  },
  result: sampleEligibilityResponse,
  createdAt: '2027-02-28T15:00:00.000Z',
  updatedAt: asOf,
};

export const sampleUnverified = {
  appointmentId: 'apt_00000000000000000000000000000001',
  providerId: 'dr-adams',
  appointmentType: 'exam',
  start: '2027-03-01T09:00:00-05:00',
  patient: { ...sampleVerificationRequest.patient, planId: 'choice-ppo' },
  state: 'failed',
  verification: {
    id,
    practiceId: 'p001',
    payerId: 'SIM-A',
    planId: 'choice-ppo',
    appointmentId: 'apt_00000000000000000000000000000001',
    serviceDate: '2027-03-01',
    status: 'failed',
    errors: [{ code: '72', fixBy: 'caller', retryable: false }],
    createdAt: '2027-02-28T23:00:00.000Z',
    updatedAt: '2027-03-01T01:10:00.000Z',
  },
};
