import { appointmentPath, cancelAppointmentRequest } from '@frontdesk/contracts/appointment';
import { changingPorts } from '../../composition/changing-ports.ts';
import { practiceApi } from '../../composition/practice-api.ts';
import { cancelAppointment } from '../../use-cases/cancel-appointment.ts';
import { changeRequest } from '../change-request.ts';

/** PUT /appointments/{id}/cancel */
export const handler = practiceApi(
  { operationId: 'cancelAppointment', pathParameters: appointmentPath, body: cancelAppointmentRequest },
  (request) =>
    cancelAppointment({ ...changeRequest('cancelAppointment', request), cancellation: request.body }, changingPorts),
);
