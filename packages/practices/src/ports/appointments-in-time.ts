import type { Interval } from '@frontdesk/scheduling/interval';
import type { StandingAppointment } from '../domain/standing-appointment.ts';

/** The appointments of a practice by time. Follows the bookings by moments. */
export interface AppointmentsInTime {
  /** Those that are booked or arrived and overlap the interval, earliest first; of one provider when named. */
  standing(practiceId: string, interval: Interval, providerId?: string): Promise<readonly StandingAppointment[]>;
}
