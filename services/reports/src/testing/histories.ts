import { VERIFICATION_OUTCOMES } from '@frontdesk/contracts/event-facts';
import fc from 'fast-check';
import type { AppointmentFact, CallFact, SampleFact, VerificationFact } from '../domain/facts.ts';
import type { FactEvent } from '../domain/facts-of-events.ts';

/** What happened in a practice, as events and as the state that is left: each appointment and call goes its own way. */
export interface History {
  readonly events: readonly FactEvent[];
  readonly appointments: readonly AppointmentFact[];
  readonly calls: readonly CallFact[];
  readonly verifications: readonly VerificationFact[];
  /** Told by no event. */
  readonly samples: readonly SampleFact[];
}

const PROVIDERS = ['dr-adams', 'dr-baker'];
const TYPES = ['exam', 'contact-lens'];
/** Around both changes of the clocks in New York, 2027-03-14 and 2027-11-07, and a plain day. */
const DAYS = ['2027-03-13', '2027-03-14', '2027-03-15', '2027-06-09', '2027-11-06', '2027-11-07', '2027-11-08'];
export const ZONE = 'America/New_York';

const offsetAt = (instant: number): number => {
  const name = new Intl.DateTimeFormat('en-US', { timeZone: ZONE, timeZoneName: 'longOffset' })
    .formatToParts(instant)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign, hours] = /GMT([+-])(\d\d):00/.exec(name ?? '') ?? [];
  return (sign === '-' ? -1 : 1) * Number(hours) * 60;
};
const MINUTE = 60_000;
/** RFC 3339 with the practice's offset at that instant, as appointments are written. */
const withOffset = (instant: number): string => {
  const offset = offsetAt(instant);
  return `${new Date(instant + offset * MINUTE).toISOString().slice(0, 19)}-0${-offset / 60}:00`;
};

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

const EVENTS = {
  arrive: ['appointment.arrived', 'arrived'],
  fulfil: ['appointment.fulfilled', 'fulfilled'],
  'no-show': ['appointment.noshow', 'noshow'],
  correct: ['appointment.corrected', 'booked'],
} as const;

/** Which changes each status allows, as far as a history needs it. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  booked: ['reschedule', 'cancel', 'arrive', 'no-show', 'correct-patient'],
  arrived: ['fulfil', 'cancel', 'correct', 'correct-patient'],
  noshow: ['arrive', 'cancel', 'correct'],
  fulfilled: ['correct-patient'],
  cancelled: ['correct', 'correct-patient'],
};

const given = fc.tuple(
  fc.array(appointment, { maxLength: 14 }),
  fc.array(call, { maxLength: 10 }),
  fc.array(verification, { maxLength: 10 }),
  samples,
);

export type GivenHistory = Given<typeof given>;

/** A random history of one practice. */
export const histories = (practiceId: string): fc.Arbitrary<History> =>
  given.map((each) => historyOf(practiceId, each));

/** What happened to these. */
export function historyOf(practiceId: string, [appointments, calls, verifications, samples]: GivenHistory): History {
  const events: FactEvent[] = [];
  const publish: Publish = (event, at) => {
    events.push({ practiceId, at: new Date(at).toISOString(), ...event });
  };
  const states = appointments.map((given, index) => appointmentState(`apt_${index}`, given, publish));
  const callStates = calls.map((given, index) => callState(`call_${index}`, given, publish));
  const verificationStates = verifications.map((each, index) => verificationState(`ver_${index}`, each, publish));
  return { events, appointments: states, calls: callStates, verifications: verificationStates, samples };
}

type Publish = (event: Pick<FactEvent, 'event' | 'data' | 'facts'>, at: number) => void;
type Given<Arbitrary> = Arbitrary extends fc.Arbitrary<infer Value> ? Value : never;

function appointmentState(appointmentId: string, given: Given<typeof appointment>, publish: Publish): AppointmentFact {
  let at = given.start - given.leadMinutes * MINUTE + given.bookedMilliseconds;
  const bookedAt = new Date(at).toISOString();
  let now = { start: given.start, minutes: given.minutes, provider: given.provider, status: 'booked', version: 1 };
  let cancelled: Pick<AppointmentFact, 'cancelledVersion' | 'cancelledAt' | 'cancellationReason'> = {
    cancelledVersion: null,
    cancelledAt: null,
    cancellationReason: null,
  };
  const data = () => ({
    appointmentId,
    providerId: now.provider,
    appointmentType: given.type,
    status: now.status,
    start: withOffset(now.start),
    end: withOffset(now.start + now.minutes * MINUTE),
    version: now.version,
  });
  const callId = given.call === undefined ? undefined : `call_${given.call}`;
  const isLost = given.isBookingLost && given.steps.some(({ change }) => ALLOWED.booked?.includes(change));
  if (!isLost) {
    publish({ event: 'appointment.booked', data: data(), ...(callId !== undefined && { facts: { callId } }) }, at);
  }
  for (const { change, afterMinutes, atStart, start, minutes, provider } of given.steps) {
    if (!ALLOWED[now.status]?.includes(change)) continue;
    at = atStart && now.start > at ? now.start : at + afterMinutes * MINUTE;
    const version = now.version + 1;
    if (change === 'reschedule') {
      now = { ...now, start, minutes, provider, version };
      publish({ event: 'appointment.rescheduled', data: data() }, at);
    } else if (change === 'cancel') {
      now = { ...now, status: 'cancelled', version };
      cancelled = { cancelledVersion: version, cancelledAt: new Date(at).toISOString(), cancellationReason: 'pat' };
      publish({ event: 'appointment.cancelled', data: { ...data(), cancellationReason: 'pat' } }, at);
    } else if (change === 'correct-patient') {
      now = { ...now, version };
      publish({ event: 'appointment.patient-corrected', data: data() }, at);
    } else {
      const [event, status] = EVENTS[change as keyof typeof EVENTS];
      now = { ...now, status, version };
      publish({ event, data: data() }, at);
    }
  }
  const { version, status, providerId, appointmentType } = data();
  return {
    appointmentId,
    version,
    status,
    providerId,
    appointmentType,
    startsAt: new Date(now.start).toISOString(),
    endsAt: new Date(now.start + now.minutes * MINUTE).toISOString(),
    localStart: withOffset(now.start).slice(0, 19),
    bookedAt: isLost ? null : bookedAt,
    callId: isLost ? null : (callId ?? null),
    ...cancelled,
  };
}

function callState(callId: string, given: Given<typeof call>, publish: Publish): CallFact {
  const initiatedAt = new Date(given.at).toISOString();
  const connectedAt = given.talkSeconds === undefined ? undefined : new Date(given.at + 30_000).toISOString();
  const missed = given.talkSeconds === undefined && given.waitSeconds !== undefined;
  for (let version = 1; version <= given.events; version += 1) {
    const isLast = version === given.events;
    const data = {
      callId,
      version,
      status: isLast ? 'ended' : 'queued',
      channel: 'VOICE',
      direction: given.direction,
      initiatedAt,
      ...(given.queue !== undefined && { queueId: given.queue }),
      ...(isLast && given.waitSeconds !== undefined && { waitSeconds: given.waitSeconds }),
      ...(isLast && given.talkSeconds !== undefined && { talkSeconds: given.talkSeconds }),
      ...(isLast && connectedAt !== undefined && { connectedAt }),
      missed: isLast && missed,
    };
    publish({ event: isLast ? 'call.ended' : 'call.queued', data }, given.at + version * 1000);
  }
  return {
    callId,
    version: given.events,
    direction: given.direction,
    initiatedAt,
    connectedAt: connectedAt ?? null,
    queueId: given.queue ?? null,
    waitSeconds: given.waitSeconds ?? null,
    talkSeconds: given.talkSeconds ?? null,
    missed,
  };
}

function verificationState(
  verificationId: string,
  given: Given<typeof verification>,
  publish: Publish,
): VerificationFact {
  const { payer: payerId, outcome, version } = given;
  const asked = given.at + given.askedMilliseconds;
  const due = asked + given.dueAfterMinutes * MINUTE;
  const ended = due + given.tookMilliseconds;
  const instant = (at: number): string => new Date(at).toISOString();
  const answeredAt = outcome === 'active' || outcome === 'inactive' ? instant(ended) : undefined;
  const facts = { payerId, outcome, askedAt: instant(asked), dueAt: instant(due), ...(answeredAt && { answeredAt }) };
  publish({ event: 'insurance.verified', data: { verificationId, version }, facts }, ended);
  return { verificationId, version, ...facts, answeredAt: answeredAt ?? null };
}
