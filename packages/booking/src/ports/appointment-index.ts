import type { AppointmentStatus } from '@frontdesk/contracts/appointment-status-rules';
import type { Interval } from '@frontdesk/scheduling/interval';
import type { Appointment } from '../domain/appointment.ts';

export interface IndexQuery {
  readonly practiceId: string;
  /** Appointments that start in it. */
  readonly range: Interval;
  readonly providerId?: string | undefined;
  readonly status?: AppointmentStatus | undefined;
  /** Only those after this start key. */
  readonly afterKey?: string | undefined;
  readonly limit: number;
}

export interface IndexPage {
  readonly entries: readonly { readonly appointmentId: string; readonly startKey: string }[];
  /** How far the index was read, when there may be more. */
  readonly lastKey?: string | undefined;
}

/** A practice's appointments in order of time. The index follows the records by moments; the records decide. */
export interface AppointmentIndex {
  find(query: IndexQuery): Promise<IndexPage>;
  /** The records as they are now, those that exist, in no order, each once. Throws UNAVAILABLE when not all come by the deadline. */
  readAll(practiceId: string, appointmentIds: readonly string[], deadline: number): Promise<readonly Appointment[]>;
}
