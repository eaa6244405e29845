import type { BookAppointmentPorts } from '../use-cases/book-appointment.ts';
import { appointmentWriter } from './appointment-writer.ts';
import { auditTrail } from './audit-trail.ts';
import { timeTakingPorts } from './time-taking-ports.ts';

/** What booking needs. */
export const bookingPorts: BookAppointmentPorts = {
  ...timeTakingPorts,
  appointments: appointmentWriter,
  audit: auditTrail,
};
