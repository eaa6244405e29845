import { bookAppointmentRequest } from '@frontdesk/contracts/appointment';
import { appointmentWriter } from '../../composition/appointment-writer.ts';
import { auditTrail } from '../../composition/audit-trail.ts';
import { practiceApi } from '../../composition/practice-api.ts';
import { timeTakingPorts } from '../../composition/time-taking-ports.ts';
import { bookAppointment } from '../../use-cases/book-appointment.ts';
import { bookingRequest } from './request.ts';
import { bookedAnswer } from './response.ts';

const ports = { ...timeTakingPorts, appointments: appointmentWriter, audit: auditTrail };

/** POST /appointments */
export const handler = practiceApi({ operationId: 'bookAppointment', body: bookAppointmentRequest }, (request) =>
  bookAppointment({ ...bookingRequest(request), answer: bookedAnswer }, ports),
);
