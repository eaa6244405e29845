import type { GivenHistory } from './given-histories.ts';
import { type History, historyOf } from './histories.ts';

type Visit = GivenHistory[0][number];
type Step = Visit['steps'][number];

const MINUTE = 60_000;
const DAY = 1440;
const JUNE = Date.parse('2027-06-09T15:00:00Z');
/** The first instant of the days from 2027-03-14 to 2027-11-07 in New York, the first after them, an evening before that UTC counts to them, and a plain one. */
const INSTANTS = ['2027-03-14T05:00:00Z', '2027-11-08T05:00:00Z', '2027-03-14T01:00:00Z'].map((text) =>
  Date.parse(text),
);

const visit = (start: number, change: Partial<Visit> = {}): Visit => ({
  start,
  minutes: 30,
  provider: 'dr-adams',
  type: 'exam',
  bookedMilliseconds: 0,
  isBookingLost: false,
  leadMinutes: 120,
  call: undefined,
  steps: [],
  ...change,
});
const changed = (change: Step['change'], afterMinutes: number, start = JUNE): Step => ({
  ...{ change, afterMinutes, atStart: false, start },
  ...{ minutes: 30, provider: 'dr-adams' },
});

/** Each tells more of the same day's calls than the one before. */
const SAMPLES: GivenHistory[3] = ['2027-03-14', '2027-06-09', '2027-11-07'].map((day, index) => ({
  ...{ day, takenAt: `${day}T10:00:00.000Z` },
  access: [{ providerId: 'dr-fox', appointmentType: 'exam', days: index === 0 ? null : index }],
  vendorCalls: [
    {
      ...{ day: '2027-03-14', subscriptionId: 'sub_1', vendor: 'Acme', version: 'v1' },
      ...{ requests: 10 + index, cached: 1, throttled: 2, clientErrors: 3, serverErrors: 4 + index },
    },
  ],
}));

/** What random histories seldom have: starts on the edges of the days, cancellations at the start, touching neighbors, bookings at the instant of
 *  the cancellation, lead times on the edges of their groups, and appointments that changed often. */
export function historyOfEdges(practiceId: string): History {
  const ofEachInstant = [...INSTANTS, JUNE].flatMap((start) => [
    visit(start),
    visit(start, { steps: [changed('no-show', 121)] }),
    visit(start, { steps: [changed('cancel', 60)] }),
    // Booked at the instant of that cancellation.
    visit(start, { leadMinutes: 60 }),
    visit(start, { steps: [changed('cancel', 60)], provider: 'dr-baker', type: 'contact-lens' }),
    visit(start, { steps: [changed('cancel', 120)], provider: 'dr-baker' }),
    visit(start + 30 * MINUTE, { provider: 'dr-baker', leadMinutes: 10 }),
    visit(start - 30 * MINUTE, { provider: 'dr-baker', leadMinutes: 10 }),
  ]);
  const ofLeads = [DAY - 10, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 30 * DAY].map((leadMinutes) =>
    visit(JUNE, { leadMinutes, steps: [changed('no-show', leadMinutes + 1)] }),
  );
  const ofRefills = [
    // Taken by nobody in the end.
    visit(JUNE, { provider: 'dr-clark', steps: [changed('cancel', 10)] }),
    visit(JUNE, { provider: 'dr-clark', leadMinutes: 60, steps: [changed('cancel', 10)] }),
    // Taken before the cancellation.
    visit(JUNE, { provider: 'dr-dora', steps: [changed('cancel', 60)] }),
    visit(JUNE, { provider: 'dr-dora', leadMinutes: 90 }),
    // Taken before the last cancellation, after the first.
    visit(JUNE, {
      provider: 'dr-evans',
      steps: [changed('cancel', 10), changed('correct', 10), changed('cancel', 60)],
    }),
    visit(JUNE, { provider: 'dr-evans', leadMinutes: 80 }),
  ];
  const ofChanges = [
    visit(JUNE, {
      call: 4,
      steps: [changed('reschedule', 10, JUNE + 3 * DAY * MINUTE), changed('arrive', 10), changed('fulfil', 10)],
    }),
    visit(JUNE, {
      call: 4,
      leadMinutes: 45,
      steps: [changed('arrive', 10), changed('correct', 10), changed('no-show', 60)],
    }),
  ];
  const calls = [...INSTANTS, ...Array.from({ length: 7 }, (_, minute) => JUNE + minute * MINUTE)].map((at, index) => ({
    ...{ at, direction: 'inbound' as const, queue: 'front' as const },
    ...{ waitSeconds: index, talkSeconds: 2 * index, events: 2 },
  }));
  const verifications = [...INSTANTS, ...Array.from({ length: 7 }, () => JUNE)].map((at, index) => ({
    ...{ at, askedMilliseconds: 0, payer: 'AETNA' as const, outcome: 'active' as const },
    ...{ dueAfterMinutes: 0 as const, tookMilliseconds: 900 + index * 1000, version: 3 },
  }));
  const ofSampled = [10, 20, 30, 40, 50].map((leadMinutes) => visit(JUNE, { leadMinutes, provider: 'dr-fox' }));
  const visits = [...ofEachInstant, ...ofLeads, ...ofRefills, ...ofChanges, ...ofSampled];
  return historyOf(practiceId, [visits, calls, verifications, SAMPLES]);
}
