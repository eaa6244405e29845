import { changingPorts } from '@frontdesk/booking/composition/changing-ports';
import { changeRequest } from '@frontdesk/booking/requests/change-request';
import { cancelAppointment } from '@frontdesk/booking/use-cases/cancel-appointment';
import { appointmentPath, cancelAppointmentRequest } from '@frontdesk/contracts/appointment';
import { partnerAppointment } from '@frontdesk/contracts/partner-appointment';
import { partnerHandler } from '@frontdesk/lambda/partner-handler';

/** PUT /v2/appointments/{id}/cancel */
export const handler = partnerHandler(
  {
    operationId: 'cancelAppointment',
    scope: 'appointments:write',
    pathParameters: appointmentPath,
    body: cancelAppointmentRequest,
    answer: partnerAppointment,
  },
  (request) =>
    cancelAppointment({ ...changeRequest('cancelAppointment', request), cancellation: request.body }, changingPorts),
);
