import { movingPorts } from '@frontdesk/booking/composition/moving-ports';
import { changeRequest } from '@frontdesk/booking/requests/change-request';
import { rescheduleAppointment } from '@frontdesk/booking/use-cases/reschedule-appointment';
import { appointmentPath, rescheduleAppointmentRequest } from '@frontdesk/contracts/appointment';
import { partnerAppointment } from '@frontdesk/contracts/partner-appointment';
import { partnerHandler } from '@frontdesk/lambda/partner-handler';

/** PUT /v2/appointments/{id}/reschedule */
export const handler = partnerHandler(
  {
    operationId: 'rescheduleAppointment',
    scope: 'appointments:write',
    pathParameters: appointmentPath,
    body: rescheduleAppointmentRequest,
    answer: partnerAppointment,
  },
  (request) =>
    rescheduleAppointment({ ...changeRequest('rescheduleAppointment', request), asked: request.body }, movingPorts),
);
