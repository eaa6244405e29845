import type { AppointmentFact } from '../domain/facts.ts';
import type { FactEvent } from '../domain/facts-of-events.ts';

/** An appointment as its own table tells it. */
export interface RecordedAppointment extends AppointmentFact {
  readonly practiceId: string;
  /** When it became what it is: RFC 3339, UTC. */
  readonly changedAt: string;
}

/** What the tables tell: every appointment, then the events that are still kept. */
export interface RecordedHistory {
  /** One part. `from`: where an earlier one ended; the last has no `next`. */
  read(from: string | undefined): Promise<{
    readonly appointments: readonly RecordedAppointment[];
    readonly events: readonly FactEvent[];
    readonly next?: string;
  }>;
}
