import { bookedAnswer } from '@frontdesk/booking/answers/booked-answer';
import { bookingPorts } from '@frontdesk/booking/composition/booking-ports';
import { bookingRequest } from '@frontdesk/booking/requests/booking-request';
import { bookAppointment } from '@frontdesk/booking/use-cases/book-appointment';
import { bookAppointmentRequest } from '@frontdesk/contracts/appointment';
import { partnerAppointment } from '@frontdesk/contracts/partner-appointment';
import { partnerHandler } from '@frontdesk/lambda/partner-handler';

/** POST /v2/appointments */
export const handler = partnerHandler(
  {
    operationId: 'bookAppointment',
    scope: 'appointments:write',
    body: bookAppointmentRequest,
    answer: partnerAppointment,
  },
  (request) =>
    bookAppointment(
      { ...bookingRequest(request), answer: (appointment) => bookedAnswer(appointment, '/v2') },
      bookingPorts,
    ),
);
