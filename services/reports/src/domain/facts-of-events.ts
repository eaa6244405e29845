import type { VerifiedFacts } from '@frontdesk/contracts/event-facts';
import {
  type AppointmentFact,
  type CallFact,
  type Facts,
  mergedAppointment,
  NO_FACTS,
  newerFact,
  type VerificationFact,
} from './facts.ts';

/** As much of a public event as facts are made of. */
export interface FactEvent {
  readonly practiceId: string;
  readonly event: string;
  /** RFC 3339, UTC. */
  readonly at: string;
  readonly data: AppointmentData | CallData | VerificationData | ScheduleData;
  readonly facts?: BookingFacts | VerifiedFacts | { readonly timeZone: string } | undefined;
}

/** What the event of a booking has for reports alone. */
export interface BookingFacts {
  readonly callId?: string | undefined;
}

/** Of a practice's rules. */
export interface ScheduleData {
  readonly revision: number;
}

export interface VerificationData {
  readonly verificationId: string;
  readonly version: number;
}

export interface AppointmentData {
  readonly appointmentId: string;
  readonly providerId: string;
  readonly appointmentType: string;
  readonly status: string;
  /** RFC 3339 with the practice's offset. */
  readonly start: string;
  readonly end: string;
  readonly version: number;
  readonly cancellationReason?: string | undefined;
}

export interface CallData {
  readonly callId: string;
  readonly version: number;
  readonly direction: string;
  readonly initiatedAt?: string | undefined;
  readonly connectedAt?: string | undefined;
  readonly queueId?: string | undefined;
  readonly waitSeconds?: number | undefined;
  readonly talkSeconds?: number | undefined;
  readonly missed: boolean;
}

/** What events of one practice tell, each appointment, call and verification once; `events` is not empty. The event of a verification from
 *  before events had facts tells nothing. */
export function factsOf(events: readonly FactEvent[]): Facts {
  const appointments = new Map<string, AppointmentFact>();
  const calls = new Map<string, CallFact>();
  const verifications = new Map<string, VerificationFact>();
  let newestEventAt = '';
  for (const each of events) {
    const { at, data, facts } = each;
    if ('callId' in data) merge(calls, data.callId, callFactOf(data), newerFact);
    else if ('appointmentId' in data) {
      merge(appointments, data.appointmentId, appointmentFactOf(each, data), mergedAppointment);
    } else if ('verificationId' in data && facts !== undefined && 'payerId' in facts) {
      merge(verifications, data.verificationId, verificationFactOf(data, facts), newerFact);
    }
    if (at > newestEventAt) newestEventAt = at;
  }
  return {
    ...NO_FACTS,
    appointments: [...appointments.values()],
    calls: [...calls.values()],
    verifications: [...verifications.values()],
    newestEventAt,
  };
}

function merge<Fact>(facts: Map<string, Fact>, id: string, fact: Fact, merged: (one: Fact, other: Fact) => Fact): void {
  const known = facts.get(id);
  facts.set(id, known === undefined ? fact : merged(known, fact));
}

function appointmentFactOf({ event, at, facts }: FactEvent, data: AppointmentData): AppointmentFact {
  const { appointmentId, version, status, providerId, appointmentType, start, end, cancellationReason } = data;
  const isCancelled = cancellationReason !== undefined;
  return {
    appointmentId,
    version,
    status,
    providerId,
    appointmentType,
    ...timesOf(start, end),
    bookedAt: event === 'appointment.booked' ? at : null,
    callId: facts !== undefined && 'callId' in facts ? (facts.callId ?? null) : null,
    cancelledVersion: isCancelled ? version : null,
    cancelledAt: isCancelled ? at : null,
    cancellationReason: cancellationReason ?? null,
  };
}

/** `start` and `end` carry the practice's offset, so its wall clock needs no zone rules. */
export function timesOf(start: string, end: string): Pick<AppointmentFact, 'startsAt' | 'endsAt' | 'localStart'> {
  const startsAt = new Date(start).toISOString();
  return { startsAt, endsAt: new Date(end).toISOString(), localStart: start.slice(0, '2027-03-14T09:30:00'.length) };
}

export function callFactOf({ callId, version, direction, missed, ...known }: CallData): CallFact {
  return {
    callId,
    version,
    direction,
    initiatedAt: known.initiatedAt ?? null,
    connectedAt: known.connectedAt ?? null,
    queueId: known.queueId ?? null,
    waitSeconds: known.waitSeconds ?? null,
    talkSeconds: known.talkSeconds ?? null,
    missed,
  };
}

export function verificationFactOf(
  { verificationId, version }: VerificationData,
  { answeredAt, ...facts }: VerifiedFacts,
): VerificationFact {
  return { verificationId, version, ...facts, answeredAt: answeredAt ?? null };
}
