import type { AppointmentToMove } from '../domain/appointment-to-move.ts';
import type { AppointmentsToMove } from '../ports/appointments-to-move.ts';

/** Appointments in memory. Passes the suite of its port. */
export class InMemoryAppointmentsToMove implements AppointmentsToMove {
  readonly #appointments = new Map<string, AppointmentToMove>();

  async add(practiceId: string, appointmentId: string, appointment: AppointmentToMove): Promise<void> {
    this.#appointments.set(`${practiceId}#${appointmentId}`, appointment);
  }

  async read(practiceId: string, appointmentId: string): Promise<AppointmentToMove | undefined> {
    return this.#appointments.get(`${practiceId}#${appointmentId}`);
  }
}
