import type { AuditRecord } from '@frontdesk/contracts/audit-record';
import type { PublicEvent } from '@frontdesk/contracts/events';
import type { Answer } from '@frontdesk/core/answer';
import type { IdempotencyScope } from '@frontdesk/core/idempotency';
import type { Interval } from '@frontdesk/scheduling/interval';
import type { Appointment } from '../domain/appointment.ts';
import type { Hold } from '../domain/hold.ts';
import type { HoldPlaces } from '../domain/hold-places.ts';
import type { Answered } from './answered.ts';

/** What every write carries besides its change. */
export interface AnsweredWrite {
  /** Absent: the caller sent no key, and the answer is not kept. */
  readonly idempotency?: IdempotencyScope | undefined;
  /** What the caller is told when the write succeeds. */
  readonly answer: Answer;
  /** Epoch milliseconds by which an answer must have left. */
  readonly deadline: number;
}

interface AuditedWrite extends AnsweredWrite {
  readonly audit: AuditRecord;
}

/** Condition on the provider's rules: they are still those that allowed the time. */
export interface RulesChecked {
  readonly providerId: string;
  readonly scheduleRevision: number;
}

export interface Booking extends AuditedWrite {
  readonly appointment: Appointment;
  readonly event: PublicEvent;
  readonly rules: RulesChecked;
  /** Epoch milliseconds; claims of others that ended before are no claims. */
  readonly now: number;
  readonly hold?: BookedHold | undefined;
}

/** The hold that a booking uses up. */
export interface BookedHold {
  readonly id: string;
  readonly subject: string;
  readonly until: number;
  /** Where it stands among its holder's holds; absent: not there any more. */
  readonly place?: number | undefined;
  /** Its quanta are no longer the holder's: the time is claimed as anybody would claim it. */
  readonly lapsed: boolean;
  /** What it holds of the provider's time; absent: what the booking claims. */
  readonly claim?: Interval;
}

export interface AppointmentChange extends AuditedWrite {
  /** What was read; the write is refused when it is no longer so. */
  readonly before: Appointment;
  /** What it becomes. Time that it gives up is given back, time that it takes is claimed. */
  readonly after: Appointment;
  readonly event: PublicEvent;
  /** When it moves to another time. */
  readonly rules?: RulesChecked;
  readonly now: number;
}

/** Why a write was not made; all that apply. */
export interface Refusal {
  readonly kind: 'refused';
  readonly timeTaken: boolean;
  readonly rulesChanged: boolean;
  readonly appointmentChanged: boolean;
  /** The hold is gone, or not for this caller, provider, type and time. */
  readonly holdRefused: boolean;
  /** The hold that was refused, as it stands. */
  readonly hold?: Hold | undefined;
  /** The holder's places as they stand, when one of them is not as the write supposes. */
  readonly places?: HoldPlaces | undefined;
}

export type WriteResult = Answered | Refusal;

/** Writes an appointment with all that belongs to it, in one transaction or not at all. */
export interface AppointmentWriter {
  book(booking: Booking): Promise<WriteResult>;
  change(change: AppointmentChange): Promise<WriteResult>;
  /** Answers with what already is: no change and no event, only the audit entry and the kept answer. */
  confirm(write: AuditedWrite): Promise<WriteResult>;
}
