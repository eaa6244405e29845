import type { Appointment } from '../domain/appointment.ts';

/** Reads one appointment as it is after every write that was answered. */
export interface AppointmentReader {
  read(practiceId: string, appointmentId: string): Promise<Appointment | undefined>;
}
