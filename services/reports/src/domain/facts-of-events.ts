import { type AppointmentFact, type CallFact, type Facts, mergedAppointment, mergedCall } from './facts.ts';

/** As much of a public event as facts are made of. */
export interface FactEvent {
  readonly practiceId: string;
  readonly event: string;
  /** RFC 3339, UTC. */
  readonly at: string;
  readonly data: AppointmentData | CallData;
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

/** What events of one practice tell, each appointment and call once; `events` is not empty. */
export function factsOf(events: readonly FactEvent[]): Facts {
  const appointments = new Map<string, AppointmentFact>();
  const calls = new Map<string, CallFact>();
  let newestEventAt = '';
  for (const { event, at, data } of events) {
    if ('callId' in data) merge(calls, data.callId, callFactOf(data), mergedCall);
    else merge(appointments, data.appointmentId, appointmentFactOf(event, at, data), mergedAppointment);
    if (at > newestEventAt) newestEventAt = at;
  }
  return { appointments: [...appointments.values()], calls: [...calls.values()], newestEventAt };
}

function merge<Fact>(facts: Map<string, Fact>, id: string, fact: Fact, merged: (one: Fact, other: Fact) => Fact): void {
  const known = facts.get(id);
  facts.set(id, known === undefined ? fact : merged(known, fact));
}

function appointmentFactOf(event: string, at: string, data: AppointmentData): AppointmentFact {
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

function callFactOf({ callId, version, direction, missed, ...known }: CallData): CallFact {
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
