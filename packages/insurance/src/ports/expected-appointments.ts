import type { Interval } from '@frontdesk/scheduling/interval';
import type { ExpectedAppointment } from '../domain/expected-appointment.ts';

export interface ExpectedPage {
  readonly appointments: readonly ExpectedAppointment[];
  /** How far was read, when there may be more. */
  readonly lastKey?: string;
}

export interface ExpectedQuery {
  readonly practiceId: string;
  /** Appointments that start in it; epoch minutes. */
  readonly range: Interval;
  /** Only those after this start key. */
  readonly afterKey?: string | undefined;
  /** How many are looked at; fewer may be expected. */
  readonly limit: number;
}

/** A practice's appointments that are booked, or whose patients are here, in order of time. */
export interface ExpectedAppointments {
  /** As the records are now. Throws UNAVAILABLE when not all come by the deadline (epoch milliseconds). */
  page(query: ExpectedQuery, deadline: number): Promise<ExpectedPage>;
}
