import { Phi } from '@frontdesk/core/phi';
import type { PayerAnswer } from '@frontdesk/insurance/domain/payer-answer';
import { ACTIVE } from '@frontdesk/insurance/testing/memory-payer';
import fc from 'fast-check';

const MINUTE = 60_000;
/** The first and the last instant of a year. */
export const FIRST = Date.parse('2027-01-04T12:00:00Z');
const LAST = Date.parse('2027-12-20T12:00:00Z');
/** Both changes of the clocks, in the time zones of the two practices. */
const CHANGES = ['2027-03-14T05:00:00Z', '2027-11-07T05:00:00Z'].map((instant) => Date.parse(instant));

/** Instants of the year; a third of them around a change of the clocks. */
const instant = fc.oneof(
  { weight: 2, arbitrary: fc.integer({ min: FIRST, max: LAST }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...CHANGES), fc.integer({ min: 0, max: 96 }))
      .map(([at, quarter]) => at + quarter * 15 * MINUTE),
  },
);
const STEPS = ['reschedule', 'cancel', 'arrive', 'fulfil', 'no-show', 'correct'] as const;
/** `share`: where between the booking and a day after the start. */
const step = fc.record({ change: fc.constantFrom(...STEPS), share: fc.double({ min: 0, max: 1, noNaN: true }) });
const visit = fc.record({
  practice: fc.nat({ max: 4 }),
  start: instant,
  provider: fc.constantFrom('dr-always', 'dr-night', 'dr-adams'),
  type: fc.constantFrom('exam', 'contact-lens', 'hour'),
  leadMinutes: fc.oneof(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 60 * 24 * 45 })),
  call: fc.option(fc.nat({ max: 60 }), { nil: undefined }),
  // Most appointments end as they should.
  end: fc.constantFrom('fulfilled', 'fulfilled', 'noshow', 'cancelled', 'open'),
  steps: fc.array(step, { maxLength: 2 }),
});
const call = fc.record({
  practice: fc.nat({ max: 4 }),
  at: instant,
  method: fc.constantFrom('INBOUND', 'INBOUND', 'INBOUND', 'OUTBOUND', 'TRANSFER'),
  queue: fc.option(fc.constantFrom('front', 'billing'), { nil: undefined }),
  waits: fc.integer({ min: 0, max: 900 }),
  talks: fc.option(fc.integer({ min: 1, max: 1800 }), { nil: undefined }),
});
const NOBODY = (code: string): PayerAnswer => ({
  kind: 'refused',
  errors: [{ code, fixBy: 'caller', retryable: false }],
});
const ANSWERS: readonly (PayerAnswer | undefined)[] = [
  ACTIVE,
  { kind: 'answered', coverage: new Phi({ status: 'inactive' }) },
  NOBODY('75'),
  NOBODY('72'),
  undefined,
];
const verification = fc.record({
  practice: fc.nat({ max: 4 }),
  at: instant,
  payerId: fc.constantFrom('BCBSF', 'AETNA'),
  answer: fc.constantFrom(...ANSWERS),
  seconds: fc.integer({ min: 0, max: 600 }),
});

/** A random year at two practices, of which the first has most. */
export const years = (appointments: number) =>
  fc.record({
    visits: fc.array(visit, { minLength: appointments, maxLength: appointments }),
    calls: fc.array(call, { minLength: 60, maxLength: 60 }),
    verifications: fc.array(verification, { minLength: 40, maxLength: 40 }),
  });

export type GivenYear = ReturnType<typeof years> extends fc.Arbitrary<infer Value> ? Value : never;
