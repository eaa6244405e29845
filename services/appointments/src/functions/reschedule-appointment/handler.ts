import { movingPorts } from '@frontdesk/booking/composition/moving-ports';
import { changeRequest } from '@frontdesk/booking/requests/change-request';
import { rescheduleAppointment } from '@frontdesk/booking/use-cases/reschedule-appointment';
import { appointmentPath, rescheduleAppointmentRequest } from '@frontdesk/contracts/appointment';
import { practiceApi } from '../../composition/practice-api.ts';

/** PUT /appointments/{id}/reschedule */
export const handler = practiceApi(
  { operationId: 'rescheduleAppointment', pathParameters: appointmentPath, body: rescheduleAppointmentRequest },
  (request) =>
    rescheduleAppointment({ ...changeRequest('rescheduleAppointment', request), asked: request.body }, movingPorts),
);
