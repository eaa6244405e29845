import { VERIFICATION_OUTCOMES } from '@frontdesk/contracts/event-facts';
import fc from 'fast-check';
import type { SampleFact } from '../domain/facts.ts';

const PROVIDERS = ['dr-adams', 'dr-baker'];
const TYPES = ['exam', 'contact-lens'];
/** Around both changes of the clocks in New York, 2027-03-14 and 2027-11-07, and a plain day. */
const DAYS = ['2027-03-13', '2027-03-14', '2027-03-15', '2027-06-09', '2027-11-06', '2027-11-07', '2027-11-08'];

const MINUTE = 60_000;
const quarter = fc
  .tuple(fc.constantFrom(...DAYS), fc.integer({ min: 0, max: 95 }))
  .map(([day, quarter]) => Date.parse(`${day}T05:00:00Z`) + quarter * 15 * MINUTE);
/** Midnights of the practice, with which days and hours begin and end. */
const midnight = fc
  .constantFrom('2027-03-14T05:00:00Z', '2027-11-07T04:00:00Z', '2027-11-08T05:00:00Z')
  .map(Date.parse);
const time = fc.oneof({ weight: 8, arbitrary: quarter }, { weight: 1, arbitrary: midnight });

const step = fc.record({
  /** In place of `afterMinutes`, at the start of the appointment, where that is later. */
  atStart: fc.boolean(),
  change: fc.constantFrom(
    'reschedule',
    'cancel',
    'cancel',
    'arrive',
    'fulfil',
    'no-show',
    'correct',
    'correct-patient',
  ),
  afterMinutes: fc.integer({ min: 1, max: 60 * 24 * 20 }),
  start: time,
  minutes: fc.constantFrom(15, 30, 45, 90),
  provider: fc.constantFrom(...PROVIDERS),
});

const appointment = fc.record({
  start: time,
  minutes: fc.constantFrom(15, 30, 45, 90),
  provider: fc.constantFrom(...PROVIDERS),
  type: fc.constantFrom(...TYPES),
  leadMinutes: fc.integer({ min: -60, max: 60 * 24 * 45 }),
  bookedMilliseconds: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 59_999 })),
  /** The event of the booking has not come, and those after it have. */
  isBookingLost: fc.nat({ max: 9 }).map((lost) => lost === 0),
  /** Named at the booking; a call beyond those of the history was never told of. */
  call: fc.option(fc.integer({ min: 0, max: 11 }), { nil: undefined }),
  steps: fc.array(step, { maxLength: 5 }),
});

const call = fc.record({
  at: time,
  direction: fc.constantFrom('inbound' as const, 'inbound' as const, 'outbound' as const, 'transfer' as const),
  queue: fc.constantFrom('front', 'billing', undefined),
  waitSeconds: fc.option(fc.integer({ min: 0, max: 900 }), { nil: undefined }),
  talkSeconds: fc.option(fc.integer({ min: 0, max: 3600 }), { nil: undefined }),
  events: fc.integer({ min: 1, max: 3 }),
});

const verification = fc.record({
  at: time,
  askedMilliseconds: fc.integer({ min: 0, max: 999 }),
  payer: fc.constantFrom('BCBSF', 'AETNA'),
  outcome: fc.constantFrom(...VERIFICATION_OUTCOMES),
  dueAfterMinutes: fc.constantFrom(0, 0, 300),
  tookMilliseconds: fc.integer({ min: 1, max: 3_600_000 }),
  version: fc.integer({ min: 2, max: 9 }),
});

const days = fc.option(fc.integer({ min: 0, max: 90 }), { nil: null });
const counts = fc.record({
  ...{ requests: fc.integer({ min: 1, max: 900 }), cached: fc.nat({ max: 9 }), throttled: fc.nat({ max: 9 }) },
  ...{ clientErrors: fc.nat({ max: 9 }), serverErrors: fc.nat({ max: 9 }) },
});
/** Two subscriptions may be of vendors of one name. */
const subscription = fc.constantFrom(
  ...[
    { subscriptionId: 'sub_1', vendor: 'Acme' },
    { subscriptionId: 'sub_2', vendor: 'Acme' },
  ],
  { subscriptionId: 'sub_3', vendor: '=Zeta' },
);
const vendorCalls = fc.uniqueArray(
  fc
    .record({ day: fc.constantFrom(...DAYS), version: fc.constantFrom('v1', 'v2', 'fhir'), subscription, counts })
    .map(({ day, version, subscription, counts }) => ({ day, version, ...subscription, ...counts })),
  { selector: ({ day, version, subscriptionId }) => `${day} ${version} ${subscriptionId}`, maxLength: 12 },
);
const samples: fc.Arbitrary<SampleFact[]> = fc.uniqueArray(
  fc
    .record({
      day: fc.constantFrom(...DAYS),
      vendorCalls,
      access: fc.uniqueArray(
        fc.record({
          providerId: fc.constantFrom(...PROVIDERS, 'dr-idle'),
          appointmentType: fc.constantFrom(...TYPES),
          days,
        }),
        { selector: ({ providerId, appointmentType }) => `${providerId} ${appointmentType}` },
      ),
    })
    .map((sample) => ({ ...sample, takenAt: `${sample.day}T10:00:00.000Z` })),
  { selector: ({ day }) => day },
);

/** What happens in a practice: its appointments, calls, verifications and samples. */
export const given = fc.tuple(
  fc.array(appointment, { maxLength: 14 }),
  fc.array(call, { maxLength: 10 }),
  fc.array(verification, { maxLength: 10 }),
  samples,
);

type Given<Arbitrary> = Arbitrary extends fc.Arbitrary<infer Value> ? Value : never;
export type GivenHistory = Given<typeof given>;
