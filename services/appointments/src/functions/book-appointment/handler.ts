import { bookedAnswer } from '@frontdesk/booking/answers/booked-answer';
import { appointmentWriter } from '@frontdesk/booking/composition/appointment-writer';
import { auditTrail } from '@frontdesk/booking/composition/audit-trail';
import { timeTakingPorts } from '@frontdesk/booking/composition/time-taking-ports';
import { bookingRequest } from '@frontdesk/booking/requests/booking-request';
import { bookAppointment } from '@frontdesk/booking/use-cases/book-appointment';
import { bookAppointmentRequest } from '@frontdesk/contracts/appointment';
import { practiceApi } from '../../composition/practice-api.ts';

const ports = { ...timeTakingPorts, appointments: appointmentWriter, audit: auditTrail };

/** POST /appointments */
export const handler = practiceApi({ operationId: 'bookAppointment', body: bookAppointmentRequest }, (request) =>
  bookAppointment({ ...bookingRequest(request), answer: bookedAnswer }, ports),
);
