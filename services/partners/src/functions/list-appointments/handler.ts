import { listAnswer } from '@frontdesk/booking/answers/listed-answer';
import { listingPorts } from '@frontdesk/booking/composition/listing-ports';
import { listAppointments } from '@frontdesk/booking/use-cases/list-appointments';
import { listAppointmentsQuery } from '@frontdesk/contracts/appointment';
import { partnerAppointmentPage } from '@frontdesk/contracts/partner-appointment';
import { partnerHandler } from '@frontdesk/lambda/partner-handler';

/** GET /v2/appointments */
export const handler = partnerHandler(
  {
    operationId: 'listAppointments',
    scope: 'appointments:read',
    query: listAppointmentsQuery,
    answer: partnerAppointmentPage,
  },
  async (request) => listAnswer(await listAppointments(request, listingPorts)),
);
