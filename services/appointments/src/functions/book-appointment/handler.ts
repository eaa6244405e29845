import { bookedAnswer } from '@frontdesk/booking/answers/booked-answer';
import { bookingPorts } from '@frontdesk/booking/composition/booking-ports';
import { bookingRequest } from '@frontdesk/booking/requests/booking-request';
import { bookAppointment } from '@frontdesk/booking/use-cases/book-appointment';
import { bookAppointmentRequest } from '@frontdesk/contracts/appointment';
import { practiceApi } from '../../composition/practice-api.ts';

/** POST /appointments */
export const handler = practiceApi({ operationId: 'bookAppointment', body: bookAppointmentRequest }, (request) =>
  bookAppointment({ ...bookingRequest(request), answer: bookedAnswer }, bookingPorts),
);
