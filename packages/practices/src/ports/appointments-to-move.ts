import type { AppointmentToMove } from '../domain/appointment-to-move.ts';

/** Single appointments of a practice as a search must know them. */
export interface AppointmentsToMove {
  /** The appointment as it is now; `undefined` when the practice has none of that id. */
  read(practiceId: string, appointmentId: string): Promise<AppointmentToMove | undefined>;
}
