import { changingPorts } from '@frontdesk/booking/composition/changing-ports';
import { changeRequest } from '@frontdesk/booking/requests/change-request';
import { cancelAppointment } from '@frontdesk/booking/use-cases/cancel-appointment';
import { appointmentPath, cancelAppointmentRequest } from '@frontdesk/contracts/appointment';
import { practiceApi } from '../../composition/practice-api.ts';

/** PUT /appointments/{id}/cancel */
export const handler = practiceApi(
  { operationId: 'cancelAppointment', pathParameters: appointmentPath, body: cancelAppointmentRequest },
  (request) =>
    cancelAppointment({ ...changeRequest('cancelAppointment', request), cancellation: request.body }, changingPorts),
);
