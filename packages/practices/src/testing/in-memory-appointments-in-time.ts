import type { Interval } from '@frontdesk/scheduling/interval';
import type { StandingAppointment } from '../domain/standing-appointment.ts';
import type { AppointmentsInTime } from '../ports/appointments-in-time.ts';

export interface KnownAppointment extends StandingAppointment {
  readonly practiceId: string;
  readonly status: string;
}

/** Appointments in memory. Passes the suite of its port. */
export class InMemoryAppointmentsInTime implements AppointmentsInTime {
  readonly #appointments: KnownAppointment[] = [];

  async add(appointment: KnownAppointment): Promise<void> {
    this.#appointments.push(appointment);
  }

  async standing(practiceId: string, { start, end }: Interval, providerId?: string): Promise<StandingAppointment[]> {
    return this.#appointments
      .filter((appointment) => appointment.practiceId === practiceId)
      .filter((appointment) => providerId === undefined || appointment.providerId === providerId)
      .filter(({ status }) => status === 'booked' || status === 'arrived')
      .filter((appointment) => appointment.start < end && appointment.end > start)
      .sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1))
      .map(({ id, providerId: provider, start: from, end: to }) => ({
        id,
        providerId: provider,
        start: from,
        end: to,
      }));
  }
}
