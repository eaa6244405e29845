import type { Appointment } from '../domain/appointment.ts';

export interface AppointmentPage {
  readonly appointments: readonly Appointment[];
  /** Where the next page begins; absent: this is the last one. */
  readonly next?: string;
}

/** Goes through every appointment of every practice, in no order that means anything. */
export interface AppointmentPages {
  read(from: string | undefined): Promise<AppointmentPage>;
}
