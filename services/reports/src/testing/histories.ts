import type fc from 'fast-check';
import type { AppointmentFact, CallFact, SampleFact, VerificationFact } from '../domain/facts.ts';
import type { FactEvent } from '../domain/facts-of-events.ts';
import { type GivenHistory, given } from './given-histories.ts';

/** What happened in a practice, as events and as the state that is left: each appointment and call goes its own way. */
export interface History {
  readonly events: readonly FactEvent[];
  readonly appointments: readonly AppointmentFact[];
  readonly calls: readonly CallFact[];
  readonly verifications: readonly VerificationFact[];
  /** Told by no event. */
  readonly samples: readonly SampleFact[];
}

export const ZONE = 'America/New_York';

const offsetFormat = new Intl.DateTimeFormat('en-US', { timeZone: ZONE, timeZoneName: 'longOffset' });
const offsetAt = (instant: number): number => {
  const name = offsetFormat.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign, hours] = /GMT([+-])(\d\d):00/.exec(name ?? '') ?? [];
  return (sign === '-' ? -1 : 1) * Number(hours) * 60;
};
const MINUTE = 60_000;
/** RFC 3339 with the practice's offset at that instant, as appointments are written. */
const withOffset = (instant: number): string => {
  const offset = offsetAt(instant);
  return `${new Date(instant + offset * MINUTE).toISOString().slice(0, 19)}-0${-offset / 60}:00`;
};

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

function appointmentState(appointmentId: string, given: GivenHistory[0][number], publish: Publish): AppointmentFact {
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

function callState(callId: string, given: GivenHistory[1][number], publish: Publish): CallFact {
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

function verificationState(verificationId: string, given: GivenHistory[2][number], publish: Publish): VerificationFact {
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
