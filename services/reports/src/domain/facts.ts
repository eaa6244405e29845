import type { VerificationOutcome } from '@frontdesk/contracts/event-facts';

/** One appointment as reports know it: no patient, nothing that somebody typed. Instants are RFC 3339, UTC. */
export interface AppointmentFact {
  readonly appointmentId: string;
  /** Of the state that `status` to `localStart` tell. */
  readonly version: number;
  readonly status: string;
  readonly providerId: string;
  readonly appointmentType: string;
  readonly startsAt: string;
  readonly endsAt: string;
  /** The practice's wall clock at the start: `2027-03-14T09:30:00`. */
  readonly localStart: string;
  /** Null while only later events of it have come. */
  readonly bookedAt: string | null;
  /** The call that its booking named. */
  readonly callId: string | null;
  /** Of the last cancellation; it counts while the status is `cancelled`. */
  readonly cancelledVersion: number | null;
  readonly cancelledAt: string | null;
  readonly cancellationReason: string | null;
}

/** One call as reports know it. */
export interface CallFact {
  readonly callId: string;
  readonly version: number;
  readonly direction: string;
  readonly initiatedAt: string | null;
  readonly connectedAt: string | null;
  readonly queueId: string | null;
  readonly waitSeconds: number | null;
  readonly talkSeconds: number | null;
  readonly missed: boolean;
}

/** One verification of insurance that has ended. */
export interface VerificationFact {
  readonly verificationId: string;
  readonly version: number;
  readonly payerId: string;
  readonly outcome: VerificationOutcome;
  readonly askedAt: string;
  /** From when on somebody waited for the answer. */
  readonly dueAt: string;
  /** Null where the payer has not answered. */
  readonly answeredAt: string | null;
}

/** How soon a patient could come, when it was sampled. */
export interface AccessFact {
  readonly providerId: string;
  readonly appointmentType: string;
  /** To the third next available appointment; null: beyond the days looked ahead. */
  readonly days: number | null;
}

/** What a vendor's subscription called on one UTC day of one version of the Partner API. */
export interface VendorCallsFact {
  /** `2027-03-14`. */
  readonly day: string;
  readonly subscriptionId: string;
  readonly version: string;
  /** What the vendor is called. */
  readonly vendor: string;
  readonly requests: number;
  /** Of them, from the gateway's cache. */
  readonly cached: number;
  /** Of them, 429. */
  readonly throttled: number;
  /** Of them, 4xx, 429 included. */
  readonly clientErrors: number;
  readonly serverErrors: number;
}

/** What was sampled of a practice on a day of its calendar. A day has one sample, which never changes. */
export interface SampleFact {
  /** `2027-03-14`. */
  readonly day: string;
  readonly takenAt: string;
  readonly access: readonly AccessFact[];
  /** Of the days before: a later sample of the same day has more. */
  readonly vendorCalls: readonly VendorCallsFact[];
}

/** What some events of one practice tell, each appointment, call and verification once. */
export interface Facts {
  readonly appointments: readonly AppointmentFact[];
  readonly calls: readonly CallFact[];
  readonly verifications: readonly VerificationFact[];
  readonly samples: readonly SampleFact[];
  /** Time of the newest of the events; absent where no event told them. */
  readonly newestEventAt?: string;
}

export const NO_FACTS: Facts = { appointments: [], calls: [], verifications: [], samples: [] };

/** Two facts of one appointment made one. In whatever order facts come, and however often, the last result is the same. */
export function mergedAppointment(one: AppointmentFact, other: AppointmentFact): AppointmentFact {
  const newer = other.version > one.version ? other : one;
  const cancelled = (other.cancelledVersion ?? 0) > (one.cancelledVersion ?? 0) ? other : one;
  return {
    ...newer,
    bookedAt: one.bookedAt ?? other.bookedAt,
    callId: one.callId ?? other.callId,
    cancelledVersion: cancelled.cancelledVersion,
    cancelledAt: cancelled.cancelledAt,
    cancellationReason: cancelled.cancellationReason,
  };
}

/** An event of a call or a verification tells all that is known by then, so the newest is the truth. */
export function newerFact<Fact extends { readonly version: number }>(one: Fact, other: Fact): Fact {
  return other.version > one.version ? other : one;
}
